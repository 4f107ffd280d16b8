using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts;
using Ecommerce.Contracts.Tables;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Orders.Checkout;

/// <summary>What can be sold, as the catalogue says it now. It belongs to Products; Orders reads it.</summary>
public sealed class Shelf(DynamoDbClient dynamo, string productsTable)
{
    /// <summary>What is wanted, with its price. Fails for what is not sold, each with its place in the request.</summary>
    /// <param name="consistent">Sees every edit acknowledged before.</param>
    public Result<Basket> Take(WantedLines wanted, bool consistent)
    {
        var found = Look(wanted, consistent);
        if (RefusalOf(found) is { } refusal)
        {
            return refusal;
        }

        BasketLine[] lines = [.. found.SelectMany(one => one.TryGet(out var line, out _) ? (BasketLine[])[line] : [])];
        return lines.Select(line => line.UnitPrice.Currency).Distinct().Count() > 1
            ? Error.Invalid(new Fault("", "mixed-currencies", "Everything in one order must have prices in one currency"))
            : new Basket(lines);
    }

    /// <summary>Each thing that is wanted with its price, or why it is not sold, in the order of what is wanted.</summary>
    public IReadOnlyList<Result<BasketLine>> Look(WantedLines wanted, bool consistent)
    {
        var products = Products(wanted, consistent);
        return [.. wanted.Lines.Select(want => Find(want, products))];
    }

    /// <summary>What of it is not sold; null: all of it is.</summary>
    public Error? Refusal(WantedLines wanted) => RefusalOf(Look(wanted, consistent: false));

    /// <summary>The product rows that the SKUs are found in, by SKU.</summary>
    private Dictionary<Sku, Item> Products(WantedLines wanted, bool consistent)
    {
        var rows = Read(wanted.Lines.Select(want => KeyOf(want.Sku)), consistent);
        var owners = new Dictionary<Sku, Key>();
        foreach (var want in wanted.Lines)
        {
            var key = KeyOf(want.Sku);
            if (rows.TryGetValue(key, out var row))
            {
                owners[want.Sku] = want.Sku.IsVariant ? KeyOf(Sku.Of(ProductId.Of(row.String(ProductsTable.ProductId)))) : key;
            }
        }

        foreach (var (key, row) in Read(owners.Values.Where(key => !rows.ContainsKey(key)), consistent))
        {
            rows.Add(key, row);
        }

        return owners.Where(owner => rows.ContainsKey(owner.Value)).ToDictionary(owner => owner.Key, owner => rows[owner.Value]);
    }

    private Dictionary<Key, Item> Read(IEnumerable<Key> keys, bool consistent)
    {
        Key[] wanted = [.. keys.Distinct()];
        return wanted.Length == 0
            ? []
            : dynamo.BatchGet(productsTable, wanted, consistent).ToDictionary(row => new Key(row.String("pk"), row.String("sk")));
    }

    private static Result<BasketLine> Find(Wanted want, Dictionary<Sku, Item> products)
    {
        if (!products.TryGetValue(want.Sku, out var row) || row.String(ProductsTable.Status) != ProductsTable.Active)
        {
            return Unknown(want);
        }

        if (!want.Sku.IsVariant)
        {
            return row.Number(ProductsTable.VariantsCount) == 0
                ? Line(want, row, row)
                : Error.Invalid(new Fault(want.Pointer, "variant-required", "The product has variants: say which, by the variant's id"));
        }

        var variant = row.Maps(ProductsTable.Variants).FirstOrDefault(v => v.String(ProductsTable.VariantIdName) == want.Sku.Text);
        return variant is null ? Unknown(want) : Line(want, row, variant);
    }

    private static BasketLine Line(Wanted want, Item product, Item priced) => new(
        want, ProductId.Of(product.String("id")), priced.String(ProductsTable.Code), product.String(ProductsTable.ProductName),
        product.String(ProductsTable.TaxCategory), new(priced.Number(ProductsTable.Amount), product.String(ProductsTable.Currency)),
        product.Number(ProductsTable.Version));

    private static Key KeyOf(Sku sku) => sku.IsVariant
        ? new(ProductsTable.VariantKey(VariantId.Of(sku.Text)), ProductsTable.Guard)
        : new(ProductsTable.ProductKey(ProductId.Of(sku.Text)), ProductsTable.Meta);

    // A draft and what is archived are not for sale, and nobody is told that they are there.
    private static Error Unknown(Wanted want) =>
        new(Problem.NotFound, "") { Faults = [new(want.Pointer, UnknownProduct, "The shop does not sell this")] };

    private static Error? RefusalOf(IReadOnlyList<Result<BasketLine>> found)
    {
        Fault[] faults = [.. found.SelectMany(one => one.TryGet(out _, out var error) ? [] : error.Faults)];
        return faults.Length == 0 ? null
            : faults.Any(fault => fault.Code == UnknownProduct)
                ? new(Problem.NotFound, faults.Length == 1 ? faults[0].Detail : "Not all of it can be bought") { Faults = faults }
                : Error.Invalid(faults);
    }

    private const string UnknownProduct = "unknown-product";
}
