using Ecommerce.Lambda;

namespace Ecommerce.Functions.Orders;

/// <summary>The routes of everything before an order: quotes, carts, and the rules that admins set.</summary>
internal static class CheckoutRoutes
{
    public static IReadOnlyList<Route> Public(OrdersJson json, OrdersApp app) =>
    [
        Route.Write(
            "QuoteCheckout", "POST /checkout/quote", (b, _) => QuoteCheckout.Handle(b, app), json.QuoteDraft, OrdersWriter.Write),
        Route.Write(
            "CreateGuestCart", "POST /guest-carts", (b, r) => CreateGuestCart.Handle(b, r, app), json.CartDraft, OrdersWriter.Write),
        Route.Read("GetGuestCart", "GET /guest-carts/{token}", r => GetGuestCart.Handle(r, app), OrdersWriter.Write),
        Route.Write(
            "ReplaceGuestCart", "PUT /guest-carts/{token}", (b, r) => ReplaceGuestCart.Handle(b, r, app), json.CartDraft,
            OrdersWriter.Write),
        Route.Act("DeleteGuestCart", "DELETE /guest-carts/{token}", r => DeleteGuestCart.Handle(r, app)),
        Route.Write(
            "SetGuestCartItem", "PUT /guest-carts/{token}/items/{productId}", (b, r) => SetGuestCartItem.Handle(b, r, app),
            json.CartItemDraft, OrdersWriter.Write),
    ];

    public static IReadOnlyList<Route> Customer(OrdersJson json, OrdersApp app) =>
    [
        Route.Read("GetCart", "GET /cart", r => GetCart.Handle(r, app), OrdersWriter.Write),
        Route.Write("ReplaceCart", "PUT /cart", (b, r) => ReplaceCart.Handle(b, r, app), json.CartDraft, OrdersWriter.Write),
        Route.Act("ClearCart", "DELETE /cart", r => ClearCart.Handle(r, app)),
        Route.Write(
            "SetCartItem", "PUT /cart/items/{productId}", (b, r) => SetCartItem.Handle(b, r, app), json.CartItemDraft,
            OrdersWriter.Write),
        Route.Write("MergeCarts", "POST /cart/merges", (b, r) => MergeCarts.Handle(b, r, app), json.CartMerge, OrdersWriter.Write),
    ];

    public static IReadOnlyList<Route> Admin(OrdersJson json, OrdersApp app) =>
    [
        Route.Read("GetTaxes", "GET /admin/taxes", r => GetTaxes.Handle(r, app), OrdersWriter.Write),
        Route.Write("ReplaceTaxes", "PUT /admin/taxes", (b, r) => ReplaceTaxes.Handle(b, r, app), json.TaxDraft, OrdersWriter.Write),
        Route.Read("GetShippingRates", "GET /admin/shipping-rates", r => GetShippingRates.Handle(r, app), OrdersWriter.Write),
        Route.Write(
            "ReplaceShippingRates", "PUT /admin/shipping-rates", (b, r) => ReplaceShippingRates.Handle(b, r, app),
            json.ShippingRatesDraft, OrdersWriter.Write),
        Route.Write(
            "CreateCoupon", "POST /admin/coupons", (b, r) => CreateCoupon.Handle(b, r, app), json.CouponDraft, OrdersWriter.Write),
        Route.Read(
            "ListCoupons", "GET /admin/coupons", r => ListCoupons.Handle(r, app), OrdersWriter.Write, typeof(ListCouponsQuery)),
        Route.Read("GetCoupon", "GET /admin/coupons/{code}", r => GetCoupon.Handle(r, app), OrdersWriter.Write),
        Route.Write(
            "ReplaceCoupon", "PUT /admin/coupons/{code}", (b, r) => ReplaceCoupon.Handle(b, r, app), json.CouponDraft,
            OrdersWriter.Write),
    ];
}
