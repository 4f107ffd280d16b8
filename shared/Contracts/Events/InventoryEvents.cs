namespace Ecommerce.Contracts.Events;

/// <summary>Units were moved by hand: a receipt, a count, damage, a return.</summary>
public sealed record StockAdjusted(string Sku, ProductId ProductId, long Delta, string Reason, string? Reference = null) : IEvent
{
    public static EventType Event => new(EventSource.Inventory, nameof(StockAdjusted));
}

/// <summary>What is available fell to the threshold or below it, and there is still some.</summary>
public sealed record StockLow(string Sku, ProductId ProductId, long Threshold) : IEvent
{
    public static EventType Event => new(EventSource.Inventory, nameof(StockLow));
}

/// <summary>The last available unit is gone.</summary>
public sealed record StockDepleted(string Sku, ProductId ProductId) : IEvent
{
    public static EventType Event => new(EventSource.Inventory, nameof(StockDepleted));
}

/// <summary>What is available rose above the threshold.</summary>
public sealed record StockReplenished(string Sku, ProductId ProductId) : IEvent
{
    public static EventType Event => new(EventSource.Inventory, nameof(StockReplenished));
}
