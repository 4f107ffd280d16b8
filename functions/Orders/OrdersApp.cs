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

    private static readonly string[] s_desk = [Group.Admin, Group.Support];

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

    /// <summary>The order that a path names, for its customer and for admins.</summary>
    public Owned<Order> OwnOrder => field ??= new(
        request => Id.TryParse<OrderId>(request.PathParameter("id"), out var id) ? Orders.Find(id) : null, order => order.CustomerId,
        Error.NotFound("such order"));

    public OrderList List => field ??= new(Dynamo, Table);

    public DueOrders Due => field ??= new(Dynamo, Table, Clock);

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
            CheckoutRoutes.Public(s_json, app),
        "orders-customer" =>
            CheckoutRoutes.Customer(s_json, app),
        "orders-signed-in" =>
        [
            Route.Write("PlaceOrder", "POST /orders", (b, r) => PlaceOrder.Handle(b, r, app), s_json.OrderDraft, OrdersWriter.Write)
                .For(s_desk),
            Route.Read("GetOrder", "GET /orders/{id}", () => app.OwnOrder, GetOrder.Handle, OrdersWriter.Write).For(Group.All),
            Route.Read("ListOrders", "GET /orders", r => ListOrders.Handle(r, app), OrdersWriter.Write, typeof(ListOrdersQuery))
                .For(Group.All),
            Route.Read(
                "GetTimeline", "GET /orders/{id}/events", () => app.OwnOrder, (order, _) => GetTimeline.Handle(order), OrdersWriter.Write)
                .For(Group.All),
            Route.Read(
                "FindTimeline", "GET /orders/events", r => FindTimeline.Handle(r, app), OrdersWriter.Write, typeof(FindTimelineQuery))
                .For(Group.All),
            Route.Write(
                "CancelOrder", "POST /orders/{id}/cancel", () => app.OwnOrder, (b, _, r) => CancelOrder.Handle(b, r, app),
                s_json.Cancellation, OrdersWriter.Write).For(s_desk),
            Route.Read(
                "CancelOrderByQuery", "DELETE /orders", r => CancelOrderByQuery.Handle(r, app), OrdersWriter.Write,
                typeof(CancelOrderByQueryQuery)).For(s_desk),
        ],
        "orders-admin" =>
        [
            Route.Read(
                "ListAllOrders", "GET /admin/orders", r => ListAllOrders.Handle(r, app), OrdersWriter.Write, typeof(ListAllOrdersQuery))
                .For(Group.All),
            Route.Write(
                "ConfirmOrder", "POST /orders/{id}/confirmation", (b, r) => ConfirmOrder.Handle(b, r, app), s_json.Confirmation,
                OrdersWriter.Write).For(s_desk),
            Route.Write(
                "FulfilOrder", "POST /orders/{id}/fulfilments", (b, r) => FulfilOrder.Handle(b, r, app), s_json.FulfilmentDraft,
                OrdersWriter.Write).For(Group.Admin, Group.Warehouse),
            .. CheckoutRoutes.Admin(s_json, app),
        ],
        _ => throw new ArgumentException(
            $"This executable has no function '{handler}'; it has orders-public, orders-customer, orders-signed-in, orders-admin " +
            "and three that nobody asks"),
    };

    // A function that only reads and expires orders has no products in its environment, and never asks for them.
    private string NameOr(string variable) => _host.Environment.GetValueOrDefault(variable, "");

    private string Name(string variable) => _host.Environment.TryGetValue(variable, out var name)
        ? name
        : throw new InvalidOperationException($"The environment lacks {variable}");
}
