using Ecommerce.Aws;
using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts;
using Ecommerce.Lambda;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Inventory;

/// <summary>What the handlers of this service may touch, made once per instance. Names come from the environment, read here only.</summary>
public sealed class InventoryApp
{
    // Made when a route that reads a body is.
    private static readonly InventoryJson s_json = new(JsonBody.OptionsOf(InventoryJson.Default));

    private static readonly string[] s_staff = [Group.Admin, Group.Warehouse];

    private readonly Host _host;

    private InventoryApp(Host host)
    {
        _host = host;
        Dynamo = new(new AwsCore(AwsSettings.FromEnvironment(host.Environment), host.Clock, host.Deadline));
    }

    public TimeProvider Clock => _host.Clock;

    public StockStore Stock => field ??= new(Dynamo, Name(Env.InventoryTable), Name(Env.ProductsTable), Clock);

    public Recount Recount => field ??= new(Dynamo, Name(Env.InventoryTable), Name(Env.OrdersTable));

    public DriftStore Drifts => field ??= new(Dynamo, Name(Env.InventoryTable));

    public CatalogueStore Catalogue => field ??= new(Dynamo, Name(Env.InventoryTable), Clock);

    public Answers Answers => field ??= new(Dynamo, Name(Env.IdempotencyTable), Clock);

    private DynamoDbClient Dynamo { get; }

    /// <summary>The function of that name: <c>inventory-admin</c>, or one of those that follow others.</summary>
    public static IFunction Create(string handler, Host host)
    {
        var app = new InventoryApp(host);
        return handler switch
        {
            "inventory-follow-catalogue" =>
                EventFunction.Create(host, nameof(FollowCatalogue), FollowCatalogue.Consumers(app), app.Dynamo.Connect),
            "inventory-follow-orders" =>
                EventFunction.Create(host, nameof(FollowOrders), FollowOrders.Consumers(app), app.Dynamo.Connect),
            _ => ApiFunction.Create(host, Routes(handler, app), app.Dynamo.Connect),
        };
    }

    /// <summary>
    /// What each function of this executable can do for those who ask over HTTP. The topology names the same operations; a test holds them
    /// together.
    /// </summary>
    public static IReadOnlyList<Route> Routes(string handler, InventoryApp app) => handler switch
    {
        "inventory-admin" =>
        [
            Route.Read("GetStock", "GET /inventory/{productId}", r => GetStock.Handle(r, app), InventoryWriter.Write).For(s_staff),
            Route.Write(
                "AdjustStock", "POST /inventory/{productId}/adjustments",
                (b, r) => AdjustStock.Handle(b, r, app), s_json.Adjustment, InventoryWriter.Write).For(s_staff),
            Route.Write(
                "SetThreshold", "PUT /inventory/{productId}/threshold",
                (b, r) => SetThreshold.Handle(b, r, app), s_json.Threshold, InventoryWriter.Write).For(s_staff),
            Route.Write(
                "ReconcileStock", "POST /inventory/{productId}/reconciliations",
                (b, r) => ReconcileStock.Handle(b, r, app), s_json.ReconciliationDraft, InventoryWriter.Write).For(s_staff),
            Route.Read(
                "ListMovements", "GET /inventory/{productId}/movements", r => ListMovements.Handle(r, app), InventoryWriter.Write,
                typeof(ListMovementsQuery)).For(s_staff),
        ],
        _ => throw new ArgumentException($"This executable has no function '{handler}'"),
    };

    private string Name(string variable) => _host.Environment.TryGetValue(variable, out var name)
        ? name
        : throw new InvalidOperationException($"The environment lacks {variable}");
}
