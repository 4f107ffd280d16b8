using Ecommerce.Contracts;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Inventory;

/// <summary>One recount of a SKU beside what its row says.</summary>
/// <param name="BeganAt">
/// Before anything was read. How long ago a drift was seen counts up to here, since what is read later is newer.
/// </param>
/// <param name="IsSharp">The row had the same version before the count and after it.</param>
internal sealed record Look(Stock Stock, Counts Counted, DateTimeOffset BeganAt, bool IsSharp)
{
    public bool IsDrift => Stock.Counts != Counted;

    public static Result<Look> At(Sku sku, InventoryApp app)
    {
        var beganAt = app.Clock.GetUtcNow();
        if (!app.Stock.Find(sku).TryGet(out var stock, out var error) || !app.Recount.Of(sku).TryGet(out var counted, out error))
        {
            return error;
        }

        return new Look(stock, counted, beganAt, (app.Stock.Row(sku)?.Version ?? 0) == stock.Version);
    }

    public Reconciliation Tell() =>
        new(Stock.Sku.Text, Stock.Counts, Counted, IsDrift, Applied: false, Stock.Version, RecheckAfter: null);

    /// <summary>Why the counted figures can be no stock's; null: they can.</summary>
    public Error? Impossible() => Counted.OnHand > Limits.StockOnHandMax
        ? new(
            Problem.InvalidState,
            $"The movements come to more than {Limits.StockOnHandMax} units: take out what is not there by an adjustment")
        : Counted.Available < 0
            ? new(
                Problem.InvalidState,
                $"The movements come to {Counted.OnHand} units, and orders hold {Counted.Reserved}: cancel some before it is repaired")
            : null;
}
