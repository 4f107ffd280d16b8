using Ecommerce.Aws;
using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts;
using Ecommerce.Lambda;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Inventory;

/// <summary>What the handlers of this service may touch, made once per instance. Names come from the environment, read here only.</summary>
public sealed class InventoryApp
{
    private readonly Host _host;

    private InventoryApp(Host host)
    {
        _host = host;
        Dynamo = new(new AwsCore(AwsSettings.FromEnvironment(host.Environment), host.Clock, host.Deadline));
    }

    public TimeProvider Clock => _host.Clock;

    public StockStore Stock => field ??= new(Dynamo, Name(Env.InventoryTable), Name(Env.ProductsTable), Clock);

    public CatalogueStore Catalogue => field ??= new(Dynamo, Name(Env.InventoryTable), Clock);

    public Answers Answers => field ??= new(Dynamo, Name(Env.IdempotencyTable), Clock);

    private DynamoDbClient Dynamo { get; }

    /// <summary>The function of that name: <c>inventory-admin</c> or <c>inventory-follow-catalogue</c>.</summary>
    public static IFunction Create(string handler, Host host)
    {
        var app = new InventoryApp(host);
        return handler switch
        {
            "inventory-follow-catalogue" =>
                EventFunction.Create(host, nameof(FollowCatalogue), FollowCatalogue.Consumers(app), app.Dynamo.Connect),
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
            Route.Read("GetStock", "GET /inventory/{productId}", r => GetStock.Handle(r, app), Json.StockView),
            Route.Write(
                "AdjustStock", "POST /inventory/{productId}/adjustments",
                (b, r) => AdjustStock.Handle(b, r, app), Json.Adjustment, Json.Movement),
            Route.Read(
                "ListMovements", "GET /inventory/{productId}/movements", r => ListMovements.Handle(r, app), Json.PageMovement,
                Json.ListMovementsQuery),
        ],
        _ => throw new ArgumentException(
            $"This executable has no function '{handler}'; it has inventory-admin and inventory-follow-catalogue"),
    };

    private static InventoryJson Json => InventoryJson.Default;

    private string Name(string variable) => _host.Environment.TryGetValue(variable, out var name)
        ? name
        : throw new InvalidOperationException($"The environment lacks {variable}");
}
