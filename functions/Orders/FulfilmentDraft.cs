using Ecommerce.Kernel;

namespace Ecommerce.Functions.Orders;

/// <summary>What an admin hands to a carrier.</summary>
/// <param name="Lines">Null: all that is left.</param>
public sealed record FulfilmentDraft(
    [property: Bounds(1, Limits.CarrierCharactersMax)] string Carrier,
    [property: Bounds(1, Limits.TrackingNumberCharactersMax)] string? TrackingNumber = null,
    [property: Bounds(1, Limits.OrderLinesMax)] IReadOnlyList<FulfilmentLineDraft>? Lines = null)
{
    /// <summary>The mistakes that show without the order; null: none.</summary>
    public Error? Broken()
    {
        var faults = new List<Fault>();
        Texts.Check(faults, "/carrier", Carrier, Limits.CarrierCharactersMax);
        Texts.Check(faults, "/trackingNumber", TrackingNumber, Limits.TrackingNumberCharactersMax);
        if (Lines is { Count: 0 or > Limits.OrderLinesMax })
        {
            faults.Add(new("/lines", "out-of-range", $"There must be 1 to {Limits.OrderLinesMax} lines; leave them out for all"));
        }

        return faults.Count == 0 ? null : Error.Invalid(faults);
    }

    /// <summary>What goes with this fulfilment. Fails for what the order does not have, or has no more.</summary>
    public Result<FulfilmentLines> LinesFor(Order order)
    {
        if (Lines is null)
        {
            return new FulfilmentLines([.. order.Items.Select(item => new FulfilmentLine(item.Sku, LeftOf(order, item)))
                .Where(line => line.Quantity > 0)]);
        }

        var faults = new List<Fault>();
        for (var i = 0; i < Lines.Count; i++)
        {
            var line = Lines[i];
            var item = order.Items.FirstOrDefault(item => item.Sku == line.Sku);
            if (item is null || Lines.Take(i).Any(other => other.Sku == line.Sku))
            {
                faults.Add(new($"/lines/{i}/sku", "not-in-order", "The order has no such item, or it is named twice"));
            }
            else if (line.Quantity < 1 || line.Quantity > LeftOf(order, item))
            {
                faults.Add(new($"/lines/{i}/quantity", "out-of-range", $"{LeftOf(order, item)} are left to send"));
            }
        }

        return faults.Count == 0
            ? new FulfilmentLines([.. Lines.Select(line => new FulfilmentLine(line.Sku, line.Quantity))])
            : Error.Invalid(faults);
    }

    private static long LeftOf(Order order, OrderItem item) => item.Quantity - order.FulfilledOf(item.Sku);
}

/// <summary>Units that shall go.</summary>
/// <param name="Sku">As in the order's items.</param>
public sealed record FulfilmentLineDraft(string Sku, [property: Bounds(1, Limits.OrderQuantityMax)] long Quantity);

/// <summary>Units that can go.</summary>
public sealed record FulfilmentLines(IReadOnlyList<FulfilmentLine> Lines);
