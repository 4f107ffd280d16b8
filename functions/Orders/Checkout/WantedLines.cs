using Ecommerce.Contracts;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Orders.Checkout;

/// <summary>Units of a product or a variant, as a client asks for them.</summary>
/// <param name="ProductId">The id of a product without variants, or of a variant.</param>
public sealed record ItemDraft(string ProductId, [property: Bounds(1, Limits.OrderQuantityMax)] int Quantity);

/// <summary>What a client would like: each SKU once, however often it was named.</summary>
public sealed record WantedLines(IReadOnlyList<Wanted> Lines)
{
    /// <param name="items">As sent, in their order.</param>
    /// <param name="name">The member of the body that holds them.</param>
    public static Result<WantedLines> Of(IReadOnlyList<ItemDraft> items, string name = "items") => Merge(
        [.. items.Select((item, i) => (item.ProductId, (long)item.Quantity, $"/{name}/{i}/productId", $"/{name}/{i}/quantity"))],
        $"/{name}");

    /// <summary>The short form: ids only, each standing for one unit.</summary>
    public static Result<WantedLines> Of(IReadOnlyList<string> productIds) => Merge(
        [.. productIds.Select((id, i) => (id, 1L, $"/productIds/{i}", $"/productIds/{i}"))], "/productIds");

    private static Result<WantedLines> Merge(
        IReadOnlyList<(string Id, long Quantity, string Pointer, string QuantityPointer)> items, string all)
    {
        if (items.Count is 0 or > Limits.OrderItemsMax)
        {
            return Error.Invalid(new Fault(all, "out-of-range", $"There must be 1 to {Limits.OrderItemsMax} items"));
        }

        var faults = new List<Fault>();
        var lines = new List<(Sku Sku, long Quantity, string Pointer, string QuantityPointer)>();
        foreach (var (id, quantity, pointer, quantityPointer) in items)
        {
            if (quantity is < 1 or > Limits.OrderQuantityMax)
            {
                faults.Add(new(quantityPointer, "out-of-range", $"A quantity must be 1 to {Limits.OrderQuantityMax}"));
            }
            else if (!Sku.TryParse(id, out var sku))
            {
                faults.Add(new(pointer, "not-an-id", "This is no id of a product or of a variant"));
            }
            else if (lines.FindIndex(line => line.Sku == sku) is var at and >= 0)
            {
                lines[at] = lines[at] with { Quantity = lines[at].Quantity + quantity };
            }
            else
            {
                lines.Add((sku, quantity, pointer, quantityPointer));
            }
        }

        faults.AddRange(lines.Where(line => line.Quantity > Limits.OrderQuantityMax).Select(line => new Fault(
            line.QuantityPointer, "out-of-range", $"All items of {line.Sku} come to more than {Limits.OrderQuantityMax}")));
        if (lines.Count > Limits.OrderLinesMax)
        {
            faults.Add(new(all, "too-many-lines", $"An order can have {Limits.OrderLinesMax} different products or variants"));
        }

        return faults.Count > 0
            ? Error.Invalid(faults)
            : new WantedLines(
                [.. lines.Select(line => new Wanted(line.Sku, (int)line.Quantity, line.Pointer, line.QuantityPointer))]);
    }
}
