using System.Text.Json.Serialization;
using Ecommerce.Contracts;
using Ecommerce.Contracts.Tables;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Inventory;

/// <summary>
/// How many there are of one SKU: <c>onHand</c> is the sum of its movements, <c>reserved</c> what pending orders hold, and
/// <c>available</c> the rest, which is never negative.
/// </summary>
/// <param name="LevelSequence">Counts the levels that were said. It orders the events that tell of them.</param>
/// <param name="IsStored">False: neither was anything received nor has the catalogue told of it, so there is no row yet.</param>
public sealed record Stock(
    Sku Sku, ProductId ProductId, long OnHand, long Reserved, long Available, long LowStockThreshold, long LevelSequence,
    long Version, bool IsStored)
{
    /// <summary>
    /// The level that was last said and shown to customers. Orders move units and say nothing of levels, so that for a moment it need not
    /// be that of what is available. Null on a row from before levels were kept, of which an order may have moved units since: whoever
    /// looks at it next says its level once more.
    /// </summary>
    public string? Said { get; init; }

    /// <summary>The catalogue no longer sells it: units may go, but none may come and none may be reserved.</summary>
    public bool IsClosed { get; init; }

    /// <summary>
    /// The catalogue closes a row without a new version, since it touches none of its figures; a client that holds the open one must hear
    /// of it all the same.
    /// </summary>
    public string ETag => IsClosed ? ETags.Of(Version, 1) : ETags.Of(Version);

    public Counts Counts => new(OnHand, Reserved, Available);

    /// <summary>The level in the words that customers' availability is told in.</summary>
    public string Level => LevelAt(Available);

    public static Stock Unopened(Sku sku, ProductId product) =>
        new(sku, product, 0, 0, 0, Limits.LowStockThresholdDefault, LevelSequence: 0, Version: 0, IsStored: false)
        {
            Said = StockLevel.Out,
        };

    public string LevelAt(long available) =>
        available <= 0 ? StockLevel.Out : available <= LowStockThreshold ? StockLevel.Low : StockLevel.In;

    /// <summary>The sequence once this level is said; another one only where it is news.</summary>
    public long SequenceAt(string level) => level == Said ? LevelSequence : LevelSequence + 1;

    /// <summary>
    /// The amounts available from which moving <paramref name="delta"/> units leads to the same level as it does now, with nothing below
    /// zero. A write that is bound to this band is right about the level though others move the stock meanwhile, and fails only when they
    /// moved it across a border.
    /// </summary>
    public (long From, long To) BandFor(long delta)
    {
        var (from, to) = LevelAt(Available + delta) switch
        {
            StockLevel.Out => (0L, 0L),
            StockLevel.Low => (1, LowStockThreshold),
            _ => (LowStockThreshold + 1, Limits.StockOnHandMax),
        };
        return (Math.Max(0, from - delta), to - delta);
    }
}

/// <summary>The three counts of a SKU.</summary>
public sealed record Counts(long OnHand, long Reserved, long Available);

/// <summary>Whether the catalogue sells a SKU.</summary>
[JsonConverter(typeof(WordConverter<StockStatus>))]
public enum StockStatus
{
    [JsonStringEnumMemberName("open")]
    Open,

    /// <summary>The product is archived, or the variant was removed.</summary>
    [JsonStringEnumMemberName("closed")]
    Closed,
}

/// <summary>Stock as an admin sees it.</summary>
public sealed record StockView(
    string Sku, ProductId ProductId, long OnHand, long Reserved, long Available, long LowStockThreshold, StockStatus Status, long Version)
{
    public static StockView Of(Stock stock) => new(
        stock.Sku.Text, stock.ProductId, stock.OnHand, stock.Reserved, stock.Available, stock.LowStockThreshold,
        stock.IsClosed ? StockStatus.Closed : StockStatus.Open, stock.Version);
}
