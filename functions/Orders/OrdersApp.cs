using Ecommerce.Aws;
using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts;
using Ecommerce.Functions.Orders.Carts;
using Ecommerce.Functions.Orders.Checkout;
using Ecommerce.Kernel;
using Ecommerce.Lambda;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Orders;

/// <summary>What the handlers of this service may touch, made once per instance. Names come from the environment, read here only.</summary>
public sealed class OrdersApp
{
    // Made when a route that reads a body is.
    private static readonly OrdersJson s_json = new(JsonBody.OptionsOf(OrdersJson.Default));

    private readonly Host _host;

    private OrdersApp(Host host)
    {
        _host = host;
        Dynamo = new(new AwsCore(AwsSettings.FromEnvironment(host.Environment), host.Clock, host.Deadline));
    }

    public TimeProvider Clock => _host.Clock;

    public Deadline Deadline => _host.Deadline;

    public Telemetry Telemetry => _host.Telemetry;

    /// <summary>Each store is made when it is first asked for, since a function's environment names only what its grants allow.</summary>
    public OrderStore Orders => field ??= new(Dynamo, new(Table, NameOr(Env.ProductsTable), NameOr(Env.InventoryTable)), Clock);

    public OrderList List => field ??= new(Dynamo, Table);

    public PendingOrders Pending => field ??= new(Dynamo, Table, Clock);

    public Shelf Shelf => field ??= new(Dynamo, Name(Env.ProductsTable));

    public TermsStore Terms => field ??= new(Dynamo, Table);

    public RuleStore Rules => field ??= new(Dynamo, Table, Clock);

    public CouponStore Coupons => field ??= new(Dynamo, Table);

    public CartStore Carts => field ??= new(Dynamo, Name(Env.CartsTable), Clock);

    public Answers Answers => field ??= new(Dynamo, Name(Env.IdempotencyTable), Clock);

    private DynamoDbClient Dynamo { get; }

    private string Table => Name(Env.OrdersTable);

    /// <summary>The function of that name.</summary>
    public static IFunction Create(string handler, Host host)
    {
        var app = new OrdersApp(host);
        return handler switch
        {
            "orders-expire-reservation" =>
                EventFunction.Create(host, nameof(ExpireReservation), ExpireReservation.Consumers(app), app.Dynamo.Connect),
            "orders-sweep-reservations" =>
                ScheduleFunction.Create(host, nameof(SweepReservations), () => SweepReservations.Round(app), app.Dynamo.Connect),
            "orders-close-orders" =>
                ScheduleFunction.Create(host, nameof(CloseOrders), () => CloseOrders.Round(app), app.Dynamo.Connect),
            _ => ApiFunction.Create(host, Routes(handler, app), app.Dynamo.Connect),
        };
    }

    /// <summary>
    /// What each function of this executable can do for those who ask over HTTP. The topology names the same operations; a test holds them
    /// together.
    /// </summary>
    public static IReadOnlyList<Route> Routes(string handler, OrdersApp app) => handler switch
    {
        "orders-public" =>
        [
            Route.Write(
                "QuoteCheckout", "POST /checkout/quote", (b, r) => QuoteCheckout.Handle(b, r, app), s_json.QuoteDraft, OrdersWriter.Write),
            Route.Write(
                "CreateGuestCart", "POST /guest-carts", (b, r) => CreateGuestCart.Handle(b, r, app), s_json.CartDraft, OrdersWriter.Write),
            Route.Read("GetGuestCart", "GET /guest-carts/{token}", r => GetGuestCart.Handle(r, app), OrdersWriter.Write),
            Route.Write(
                "ReplaceGuestCart", "PUT /guest-carts/{token}", (b, r) => ReplaceGuestCart.Handle(b, r, app), s_json.CartDraft,
                OrdersWriter.Write),
            Route.Act("DeleteGuestCart", "DELETE /guest-carts/{token}", r => DeleteGuestCart.Handle(r, app)),
            Route.Write(
                "SetGuestCartItem", "PUT /guest-carts/{token}/items/{productId}", (b, r) => SetGuestCartItem.Handle(b, r, app),
                s_json.CartItemDraft, OrdersWriter.Write),
        ],
        "orders-customer" =>
        [
            Route.Read("GetCart", "GET /cart", r => GetCart.Handle(r, app), OrdersWriter.Write),
            Route.Write("ReplaceCart", "PUT /cart", (b, r) => ReplaceCart.Handle(b, r, app), s_json.CartDraft, OrdersWriter.Write),
            Route.Act("ClearCart", "DELETE /cart", r => ClearCart.Handle(r, app)),
            Route.Write(
                "SetCartItem", "PUT /cart/items/{productId}", (b, r) => SetCartItem.Handle(b, r, app), s_json.CartItemDraft,
                OrdersWriter.Write),
            Route.Write("MergeCarts", "POST /cart/merges", (b, r) => MergeCarts.Handle(b, r, app), s_json.CartMerge, OrdersWriter.Write),
        ],
        "orders-signed-in" =>
        [
            Route.Write("PlaceOrder", "POST /orders", (b, r) => PlaceOrder.Handle(b, r, app), s_json.OrderDraft, OrdersWriter.Write),
            Route.Read("GetOrder", "GET /orders/{id}", r => GetOrder.Handle(r, app), OrdersWriter.Write),
            Route.Read("ListOrders", "GET /orders", r => ListOrders.Handle(r, app), OrdersWriter.Write, typeof(ListOrdersQuery)),
            Route.Read("GetTimeline", "GET /orders/{id}/events", r => GetTimeline.Handle(r, app), OrdersWriter.Write),
            Route.Read(
                "FindTimeline", "GET /orders/events", r => FindTimeline.Handle(r, app), OrdersWriter.Write, typeof(FindTimelineQuery)),
            Route.Write(
                "CancelOrder", "POST /orders/{id}/cancel", (b, r) => CancelOrder.Handle(b, r, app), s_json.Cancellation,
                OrdersWriter.Write),
            Route.Read(
                "CancelOrderByQuery", "DELETE /orders", r => CancelOrderByQuery.Handle(r, app), OrdersWriter.Write,
                typeof(CancelOrderByQueryQuery)),
        ],
        "orders-admin" =>
        [
            Route.Read(
                "ListAllOrders", "GET /admin/orders", r => ListAllOrders.Handle(r, app), OrdersWriter.Write, typeof(ListAllOrdersQuery)),
            Route.Write(
                "ConfirmOrder", "POST /orders/{id}/confirmation", (b, r) => ConfirmOrder.Handle(b, r, app), s_json.Confirmation,
                OrdersWriter.Write),
            Route.Write(
                "FulfilOrder", "POST /orders/{id}/fulfilments", (b, r) => FulfilOrder.Handle(b, r, app), s_json.FulfilmentDraft,
                OrdersWriter.Write),
            Route.Read("GetTaxes", "GET /admin/taxes", r => GetTaxes.Handle(r, app), OrdersWriter.Write),
            Route.Write("ReplaceTaxes", "PUT /admin/taxes", (b, r) => ReplaceTaxes.Handle(b, r, app), s_json.TaxDraft, OrdersWriter.Write),
            Route.Read("GetShippingRates", "GET /admin/shipping-rates", r => GetShippingRates.Handle(r, app), OrdersWriter.Write),
            Route.Write(
                "ReplaceShippingRates", "PUT /admin/shipping-rates", (b, r) => ReplaceShippingRates.Handle(b, r, app),
                s_json.ShippingRatesDraft, OrdersWriter.Write),
            Route.Write(
                "CreateCoupon", "POST /admin/coupons", (b, r) => CreateCoupon.Handle(b, r, app), s_json.CouponDraft, OrdersWriter.Write),
            Route.Read(
                "ListCoupons", "GET /admin/coupons", r => ListCoupons.Handle(r, app), OrdersWriter.Write, typeof(ListCouponsQuery)),
            Route.Read("GetCoupon", "GET /admin/coupons/{code}", r => GetCoupon.Handle(r, app), OrdersWriter.Write),
            Route.Write(
                "ReplaceCoupon", "PUT /admin/coupons/{code}", (b, r) => ReplaceCoupon.Handle(b, r, app), s_json.CouponDraft,
                OrdersWriter.Write),
        ],
        _ => throw new ArgumentException(
            $"This executable has no function '{handler}'; it has orders-public, orders-customer, orders-signed-in, orders-admin and three " +
            "that nobody asks"),
    };

    // A function that only reads and expires orders has no products in its environment, and never asks for them.
    private string NameOr(string variable) => _host.Environment.GetValueOrDefault(variable, "");

    private string Name(string variable) => _host.Environment.TryGetValue(variable, out var name)
        ? name
        : throw new InvalidOperationException($"The environment lacks {variable}");
}
