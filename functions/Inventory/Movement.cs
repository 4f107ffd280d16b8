using System.Text.Json.Serialization;
using Ecommerce.Contracts;
using Ecommerce.Contracts.Tables;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Inventory;

/// <summary>Why units were moved by hand.</summary>
[JsonConverter(typeof(WordConverter<AdjustmentReason>))]
public enum AdjustmentReason
{
    /// <summary>Goods came in.</summary>
    [JsonStringEnumMemberName("receipt")]
    Receipt,

    /// <summary>Somebody counted, and the figure was wrong.</summary>
    [JsonStringEnumMemberName("count")]
    Count,

    /// <summary>Units are broken, lost or stolen.</summary>
    [JsonStringEnumMemberName("damage")]
    Damage,

    /// <summary>A customer sent them back.</summary>
    [JsonStringEnumMemberName("return")]
    Return,
}

/// <summary>Why units came or went: what adjustments say, and what orders do.</summary>
[JsonConverter(typeof(WordConverter<MovementReason>))]
public enum MovementReason
{
    /// <inheritdoc cref="AdjustmentReason.Receipt"/>
    [JsonStringEnumMemberName("receipt")]
    Receipt,

    /// <inheritdoc cref="AdjustmentReason.Count"/>
    [JsonStringEnumMemberName("count")]
    Count,

    /// <inheritdoc cref="AdjustmentReason.Damage"/>
    [JsonStringEnumMemberName("damage")]
    Damage,

    /// <inheritdoc cref="AdjustmentReason.Return"/>
    [JsonStringEnumMemberName("return")]
    Return,

    /// <summary>An order was paid for.</summary>
    [JsonStringEnumMemberName(InventoryTable.Sale)]
    Sale,

    /// <summary>An order that was paid for was cancelled.</summary>
    [JsonStringEnumMemberName(InventoryTable.Restock)]
    Restock,
}

/// <summary>What an admin asks for: so many units more or fewer.</summary>
/// <param name="Reference">A delivery note, a count sheet; theirs to choose.</param>
public sealed record Adjustment(
    [property: Bounds(-Limits.StockDeltaMax, Limits.StockDeltaMax)] long Delta,
    AdjustmentReason Reason,
    [property: Bounds(1, Limits.ReferenceCharactersMax)] string? Reference = null)
{
    /// <summary>The reason in the words of movements.</summary>
    [JsonIgnore]
    public MovementReason MovementReason => Reason switch
    {
        AdjustmentReason.Receipt => MovementReason.Receipt,
        AdjustmentReason.Count => MovementReason.Count,
        AdjustmentReason.Damage => MovementReason.Damage,
        AdjustmentReason.Return => MovementReason.Return,
    };

    /// <summary>The mistakes; null: none.</summary>
    public Error? Broken()
    {
        var faults = new List<Fault>();
        if (Delta is 0 or < -Limits.StockDeltaMax or > Limits.StockDeltaMax)
        {
            faults.Add(new(
                "/delta", "out-of-range", $"delta must be a whole number from -{Limits.StockDeltaMax} to {Limits.StockDeltaMax}, not 0"));
        }
        else if (Reason is AdjustmentReason.Receipt or AdjustmentReason.Return && Delta < 0)
        {
            faults.Add(new("/delta", "wrong-sign", "What comes in is a positive delta"));
        }
        else if (Reason is AdjustmentReason.Damage && Delta > 0)
        {
            faults.Add(new("/delta", "wrong-sign", "What is damaged is a negative delta"));
        }

        if (Reference is { } reference && (reference.Length is 0 or > Limits.ReferenceCharactersMax || reference.Any(char.IsControl)))
        {
            faults.Add(new(
                "/reference", "not-a-text",
                $"reference must have 1 to {Limits.ReferenceCharactersMax} characters, none of them control characters"));
        }

        return faults.Count == 0 ? null : Error.Invalid(faults);
    }
}

/// <summary>One change of a SKU's stock. Movements are only ever added, so that their sum can be compared with the stock.</summary>
/// <param name="Reference">The order's id where an order moved them; else what the admin gave.</param>
/// <param name="By">Who did it: <c>admin:&lt;sub&gt;</c>, <c>customer:&lt;sub&gt;</c> or <c>system:&lt;service&gt;</c>.</param>
public sealed record Movement(
    MovementId Id, string Sku, ProductId ProductId, long Delta, MovementReason Reason, string? Reference, string By, DateTimeOffset At);
