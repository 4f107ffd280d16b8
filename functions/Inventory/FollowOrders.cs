using Ecommerce.Contracts;
using Ecommerce.Contracts.Events;
using Ecommerce.Kernel;
using Ecommerce.Lambda;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Inventory;

/// <summary>
/// Says the levels of what orders have moved. It only compares: what is said with what is there now. So events may come in any order and
/// more than once, and of several that crossed one border the first to be heard says so.
/// </summary>
public static class FollowOrders
{
    public static IReadOnlyList<Consumer> Consumers(InventoryApp app) =>
    [
        Consumer.Of<OrderCreated>((placed, heard) => Follow(placed.Lines, heard, app), OrderEventsJson.Default.OrderCreated),
        Consumer.Of<OrderConfirmed>((paid, heard) => Follow(paid.Lines, heard, app), OrderEventsJson.Default.OrderConfirmed),
        Consumer.Of<OrderCancelled>((cancelled, heard) => Follow(cancelled.Lines, heard, app), OrderEventsJson.Default.OrderCancelled),
        Consumer.Of<OrderExpired>((expired, heard) => Follow(expired.Lines, heard, app), OrderEventsJson.Default.OrderExpired),
    ];

    // One transaction for each SKU, so that what others hold of one does not keep the rest from being told. What failed is heard again.
    private static Error? Follow(IReadOnlyList<OrderedLine> lines, EventMetadata heard, InventoryApp app)
    {
        var cause = Cause.Of(heard, Cause.ActorOf("inventory"));
        var errors = lines.Select(line => new Sku(line.Sku)).Distinct().Select(sku => Settle(sku, cause, app)).ToList();
        return errors.Find(error => error is not null);
    }

    private static Error? Settle(Sku sku, Cause cause, InventoryApp app)
    {
        for (var attempt = 0; attempt < Limits.DecisionTriesMax; attempt++)
        {
            // Without a row nothing can have been moved.
            if (app.Stock.Row(sku) is not { } stock || stock.Level == stock.Said)
            {
                return null;
            }

            if (!app.Stock.SayLevel(stock, cause).TryGet(out var stored, out var error))
            {
                return error;
            }

            if (stored is Stored.Done)
            {
                return null;
            }
        }

        return StoreErrors.Busy;
    }
}
