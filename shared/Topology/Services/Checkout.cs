using Ecommerce.Contracts.Tables;
using static Ecommerce.Kernel.Problem;
using static Ecommerce.Topology.Access;
using static Ecommerce.Topology.Wake;
using static System.TimeSpan;

namespace Ecommerce.Topology.Services;

/// <summary>The part of Orders that says what a basket comes to: taxes, shipping rates, coupons and quotes.</summary>
internal static class Checkout
{
    // What a quote or an order needs of the rules, and nothing else of the table.
    public static TableGrant Terms => Orders.Table.BatchGet.Keys(OrdersTable.AnyRules, OrdersTable.Coupons);

    /// <summary>To count a use of a coupon, or to give one back.</summary>
    public static TableGrant CountUse => Orders.Table.Update.Keys(OrdersTable.Coupons).Only("uses", "version");

    /// <summary>Whether a use was counted, and whose it was.</summary>
    public static TableGrant SeeUse => Orders.Table.Get.Keys(OrdersTable.Coupons, OrdersTable.AnyCouponUse);

    /// <summary>Whose use it was is forgotten.</summary>
    public static TableGrant ForgetUse => Orders.Table.Delete.Keys(OrdersTable.AnyCouponUse);

    private static TableGrant ReadRules => Orders.Table.Get.Keys(OrdersTable.AnyRules);

    private static TableGrant WriteRules => Orders.Table.Put.Keys(OrdersTable.AnyRules);

    private static TableGrant ReadCoupon => Orders.Table.Get.Keys(OrdersTable.Coupons);

    public static IReadOnlyList<OperationSpec> Operations =>
    [
        new("QuoteCheckout", Post("/checkout/quote", Public) with { Fails = [NotFound, InsufficientStock] },
            FromSeconds(5), Terms, Inventory.Count, Products.Show),

        new("GetTaxes", Get("/admin/taxes", Admin) with { Conditional = true }, FromSeconds(5), ReadRules),
        new("ReplaceTaxes", Put("/admin/taxes", Admin) with { IfMatch = true }, FromSeconds(5), WriteRules),
        new("GetShippingRates", Get("/admin/shipping-rates", Admin) with { Conditional = true }, FromSeconds(5), ReadRules),
        new("ReplaceShippingRates", Put("/admin/shipping-rates", Admin) with { IfMatch = true }, FromSeconds(5), WriteRules),
        new("CreateCoupon", Post("/admin/coupons", Admin) with { Answers = 201, Fails = [Conflict] },
            FromSeconds(5), Orders.Table.Put.Keys(OrdersTable.Coupons)),
        new("ListCoupons", Get("/admin/coupons", Admin) with { Paged = true },
            FromSeconds(5), Orders.Table.Query().Keys(OrdersTable.Coupons)),
        new("GetCoupon", Get("/admin/coupons/{code}", Admin) with { Conditional = true, Fails = [NotFound] },
            FromSeconds(5), ReadCoupon),
        new("ReplaceCoupon", Put("/admin/coupons/{code}", Admin) with { IfMatch = true, Fails = [NotFound] },
            FromSeconds(5), ReadCoupon, Orders.Table.Update.Keys(OrdersTable.Coupons).Only("terms", "updatedAt", "version")),
    ];
}
