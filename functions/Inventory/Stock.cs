using Ecommerce.Contracts;
using Ecommerce.Contracts.Tables;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Inventory;

/// <summary>
/// How many there are of one SKU: <c>onHand</c> is the sum of its movements, <c>reserved</c> what pending orders hold, and
/// <c>available</c> the rest, which is never negative.
/// </summary>
/// <param name="LevelSequence">Counts the changes of level. It orders the events that tell of them.</param>
/// <param name="IsStored">False: neither was anything received nor has the catalogue told of it, so there is no row yet.</param>
public sealed record Stock(
    Sku Sku, ProductId ProductId, long OnHand, long Reserved, long Available, long LowStockThreshold, long LevelSequence,
    long Version, bool IsStored)
{
    /// <summary>The catalogue no longer sells it: units may go, but none may come and none may be reserved.</summary>
    public bool IsClosed { get; init; }

    public static Stock Unopened(Sku sku, ProductId product) =>
        new(sku, product, 0, 0, 0, Limits.LowStockThresholdDefault, LevelSequence: 0, Version: 0, IsStored: false);

    /// <summary>The level in the words that customers' availability is told in.</summary>
    public string Level => LevelAt(Available);

    public string LevelAt(long available) =>
        available <= 0 ? StockLevel.Out : available <= LowStockThreshold ? StockLevel.Low : StockLevel.In;

    /// <summary>
    /// The amounts available, now, for which moving <paramref name="delta"/> units would cross from the present level to the same new
    /// one, with nothing below zero. A write that is bound to this band is right about the level though others move the stock
    /// meanwhile, and fails only when they moved it across a border.
    /// </summary>
    public (long From, long To) BandFor(long delta)
    {
        var (from, to) = RangeOf(Level);
        var (nextFrom, nextTo) = RangeOf(LevelAt(Available + delta));
        return (Math.Max(from, nextFrom - delta), Math.Min(to, nextTo - delta));
    }

    private (long From, long To) RangeOf(string level) => level switch
    {
        StockLevel.Out => (0, 0),
        StockLevel.Low => (1, LowStockThreshold),
        _ => (LowStockThreshold + 1, Limits.StockOnHandMax),
    };
}

/// <summary>Stock as an admin sees it.</summary>
public sealed record StockView(
    string Sku, ProductId ProductId, long OnHand, long Reserved, long Available, long LowStockThreshold, long Version)
{
    public static StockView Of(Stock stock) => new(
        stock.Sku.Text, stock.ProductId, stock.OnHand, stock.Reserved, stock.Available, stock.LowStockThreshold, stock.Version);
}
