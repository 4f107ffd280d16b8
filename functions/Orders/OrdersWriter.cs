using Ecommerce.Functions.Orders.Carts;
using Ecommerce.Functions.Orders.Checkout;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Orders;

/// <summary>The bodies that this service answers with, as JSON.</summary>
[WritesJson(typeof(Order))]
[WritesJson(typeof(Page<Order>))]
[WritesJson(typeof(Timeline))]
[WritesJson(typeof(Page<TimelineEntry>))]
[WritesJson(typeof(Quote))]
[WritesJson(typeof(TaxTable))]
[WritesJson(typeof(ShippingTable))]
[WritesJson(typeof(Coupon))]
[WritesJson(typeof(Page<Coupon>))]
[WritesJson(typeof(CartView))]
public static partial class OrdersWriter;
