using Ecommerce.Contracts;
using Ecommerce.Functions.Orders.Checkout;
using Ecommerce.Kernel;
using Ecommerce.Lambda;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Orders;

/// <summary>
/// POST /orders: places an order at the prices of now and holds its units, all in one transaction, once per Idempotency-Key.
/// </summary>
public static class PlaceOrder
{
    public static Result<Answer<Order>> Handle(OrderDraft draft, ApiRequest request, OrdersApp app)
    {
        if (!draft.Wanted().TryGet(out var wanted, out var error)
            || !Buyer.Of(request.Caller!, draft.Email).TryGet(out var buyer, out error))
        {
            return error;
        }

        var checkout = new Placing(draft, wanted, buyer, request);
        return app.Answers.Once(request, nameof(PlaceOrder), isRequired: true, once => Place(checkout, once, app));
    }

    private static Result<Answer<Order>> Place(Placing placing, Once once, OrdersApp app)
    {
        var id = Id.New<OrderId>(app.Clock);
        var cause = Cause.Of(placing.Request);
        for (var attempt = 0; attempt < Limits.DecisionTriesMax; attempt++)
        {
            // What is refused on a first look may have changed a moment ago: the second sees every edit.
            if (!app.Shelf.Take(placing.Wanted, consistent: attempt > 0).TryGet(out var basket, out var error))
            {
                if (attempt == 0)
                {
                    continue;
                }

                return Refuse(error, "PRODUCT_NOT_FOUND", id, placing, cause, app);
            }

            if (!Price(basket, placing.Draft, app).TryGet(out var totals, out error))
            {
                return error;
            }

            var order = NewOrder.Of(id, placing.Draft, placing.Buyer, totals, Act.Of(cause, app.Clock));
            var answer = new Answer<Order>(order)
            {
                Status = 201, ETag = order.ETag, Location = $"{placing.Request.Root}/orders/{order.Id}",
            };
            var remember = once.Remember(answer.Render(OrdersWriter.Write));
            if (!app.Orders.Place(order, basket, totals.Coupon, remember, cause).TryGet(out var placed, out error))
            {
                return error;
            }

            if (placed is Placed.Done)
            {
                return answer;
            }

            if (placed is Placed.TooFew && app.Orders.Shortages(basket) is { Count: > 0 } shortages)
            {
                return Refuse(TooFew(shortages), "INSUFFICIENT_STOCK", id, placing, cause, app);
            }
        }

        return StoreErrors.Busy;
    }

    /// <summary>What a client is told of which there is too little.</summary>
    internal static Error TooFew(IReadOnlyList<Fault> shortages) =>
        new(Problem.InsufficientStock, shortages.Count == 1 ? shortages[0].Detail : "There is not enough of everything")
        {
            Faults = shortages,
        };

    private static Result<Totals> Price(Basket basket, OrderDraft draft, OrdersApp app)
    {
        var terms = app.Terms.Read(draft.CouponCode);
        if (!terms.Price(basket, draft.Shipping.ToShipping(), app.Clock.GetUtcNow()).TryGet(out var totals, out var error))
        {
            return error;
        }

        return draft.ExpectedTotal is { } expected && expected != totals.Total
            ? new Error(Problem.PriceChanged, $"The total is {totals.Total} now")
            {
                Faults = [new("/expectedTotal", "price-changed", $"The total is {totals.Total}, not {expected}")],
            }
            : totals;
    }

    private static Error Refuse(Error error, string reason, OrderId id, Placing placing, Cause cause, OrdersApp app)
    {
        if (error.Problem == Problem.NotFound || error.Problem == Problem.InsufficientStock)
        {
            string[] skus = [.. placing.Wanted.Lines.Where(IsAtFault).Select(line => line.Sku.Text)];
            app.Orders.Reject(id, placing.Buyer.CustomerId, reason, skus, cause);
        }

        return error;

        bool IsAtFault(Wanted line) => error.Faults.Any(fault => fault.Where == line.Pointer || fault.Where == line.QuantityPointer);
    }

    private sealed record Placing(OrderDraft Draft, WantedLines Wanted, Buyer Buyer, ApiRequest Request);
}
