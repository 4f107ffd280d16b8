using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts.Tables;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Products;

/// <summary>
/// Rows that keep codes unique and lead from a variant to its product. A guard is put only where there is none, in the transaction of
/// the product's own row.
/// </summary>
internal static class ProductGuards
{
    /// <summary>
    /// The guards that a product needs and its former self did not have: first one per new code, then one per new variant.
    /// </summary>
    public static IReadOnlyList<Write> Taken(string table, Product product, Product? except = null) =>
    [
        .. NewCodes(product, except).Select(code => Guard(table, ProductRows.KeyOfCode(code), product)),
        .. product.Variants.Where(v => except?.Variants.All(old => old.Id != v.Id) ?? true)
            .Select(v => Guard(table, ProductRows.KeyOf(v.Id), product)),
    ];

    /// <summary>The guards that a product no longer needs.</summary>
    public static IEnumerable<Write> Freed(string table, Product before, Product after) =>
    [
        .. before.Codes.Except(after.Codes).Select(code => Write.Delete(table, ProductRows.KeyOfCode(code))),
        .. before.Variants.Where(old => after.Variants.All(v => v.Id != old.Id))
            .Select(old => Write.Delete(table, ProductRows.KeyOf(old.Id))),
    ];

    /// <summary>The error for guards that stood already, by their position in <see cref="Taken"/>.</summary>
    public static Error Duplicate(Product product, IReadOnlyList<int> positions, Product? except = null)
    {
        var codes = NewCodes(product, except).ToArray();
        Fault[] faults =
        [
            .. positions.Where(p => p < codes.Length).Select(p => new Fault(
                PointerOf(product, codes[p]), "duplicate-code", $"Another product or variant has the code {codes[p]}")),
        ];
        return new(Problem.Conflict, faults.Length == 1 ? faults[0].Detail : "Several codes are taken") { Faults = faults };
    }

    private static IEnumerable<string> NewCodes(Product product, Product? except) => product.Codes.Except(except?.Codes ?? []);

    private static string PointerOf(Product product, string code)
    {
        for (var i = 0; i < product.Variants.Count; i++)
        {
            if (product.Variants[i].Code == code)
            {
                return $"/variants/{i}/code";
            }
        }

        return "/code";
    }

    private static Write Guard(string table, Key key, Product product) => Write.Put(table, row => row
        .String("pk", key.Partition)
        .String("sk", key.Sort ?? "")
        .String("kind", "GUARD")
        .String(ProductsTable.ProductId, product.Id.Text)) with
    {
        Condition = "attribute_not_exists(pk)",
    };
}
