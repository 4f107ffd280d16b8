using Ecommerce.Kernel;

namespace Ecommerce.Functions.Orders;

/// <summary>The bodies that this service answers with, as JSON.</summary>
[WritesJson(typeof(Order))]
[WritesJson(typeof(Page<Order>))]
[WritesJson(typeof(Timeline))]
[WritesJson(typeof(Page<TimelineEntry>))]
public static partial class OrdersWriter;
