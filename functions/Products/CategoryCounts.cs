using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts.Tables;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Products;

/// <summary>
/// How many active products each category has, counted in the transactions that change it. Each count is spread over a few rows, so
/// that an import into one category does not queue up behind a single row.
/// </summary>
internal static class CategoryCounts
{
    /// <summary>Partition of all counts.</summary>
    public const string Partition = ProductsTable.Categories;

    private const int ShardsCount = 8;

    /// <summary>The writes that keep the counts true when a product changes; none where category and status stay.</summary>
    public static IEnumerable<Write> Change(string table, Product? before, Product after)
    {
        var left = before is { Status: ProductStatus.Active } ? before.Category : null;
        var joined = after.Status is ProductStatus.Active ? after.Category : null;
        if (left == joined)
        {
            yield break;
        }

        if (left is not null)
        {
            yield return Add(table, left, after, -1);
        }

        if (joined is not null)
        {
            yield return Add(table, joined, after, 1);
        }
    }

    /// <summary>The category that a count's row belongs to.</summary>
    public static string CategoryOf(Item row) => row.String("sk").Split('#')[0];

    private static Write Add(string table, string category, Product product, long change) =>
        Write.Update(table, new Key(Partition, $"{category}#{Sharding.Of(product.Id.Text, ShardsCount)}"), "ADD productsCount :change") with
        {
            Values = values => values.Number(":change", change),
        };
}
