using Ecommerce.Functions.Orders.Checkout;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Orders;

/// <summary>
/// POST /checkout/quote: what an order would come to now, with its discount, shipping and taxes. A coupon that each customer can use once
/// is taken at its word here, since nobody has said yet whose order it will be.
/// </summary>
public static class QuoteCheckout
{
    public static Result<Answer<Quote>> Handle(QuoteDraft draft, OrdersApp app)
    {
        if (!draft.Wanted().TryGet(out var wanted, out var error)
            || !app.Shelf.Take(wanted, consistent: false).TryGet(out var basket, out error))
        {
            return error;
        }

        if (app.Orders.Shortages(basket) is { Count: > 0 } shortages)
        {
            return PlaceOrder.TooFew(shortages);
        }

        var now = Timestamp.Now(app.Clock);
        var terms = app.Terms.Read(draft.CouponCode);
        return terms.Price(basket, draft.Shipping?.ToShipping(), now).TryGet(out var totals, out error)
            ? new Answer<Quote>(Quote.Of(totals, terms, now))
            : error;
    }
}
