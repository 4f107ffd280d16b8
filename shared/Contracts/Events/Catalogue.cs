namespace Ecommerce.Contracts.Events;

/// <summary>Every event there is: the catalogue from which grants, rules and the docs' table are derived.</summary>
public static class Catalogue
{
    public static IReadOnlyList<EventType> All { get; } =
    [
        CustomerRegistered.Event, CustomerBlocked.Event, CustomerUnblocked.Event, CustomerErasureRequested.Event,
        ProductCreated.Event, ProductUpdated.Event, ProductPriceChanged.Event, ProductDeleted.Event,
        StockAdjusted.Event, StockLow.Event, StockDepleted.Event, StockReplenished.Event,
        OrderCreated.Event, OrderConfirmed.Event, OrderCancelled.Event, OrderExpired.Event, OrderFulfilled.Event,
        OrderStatusChanged.Event, OrderRejected.Event,
    ];

    public static IEnumerable<EventType> SaidBy(string source) => All.Where(e => e.Source == source);
}
