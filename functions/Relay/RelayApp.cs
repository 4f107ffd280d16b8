using Ecommerce.Aws;
using Ecommerce.Aws.DynamoDb;
using Ecommerce.Aws.EventBridge;
using Ecommerce.Contracts;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Relay;

/// <summary>What the handlers of this service may touch, made once per instance. Names come from the environment, read here only.</summary>
public sealed class RelayApp
{
    private readonly Host _host;
    private readonly string _tableVariable;

    private RelayApp(Host host, string tableVariable)
    {
        (_host, _tableVariable) = (host, tableVariable);
        var core = new AwsCore(AwsSettings.FromEnvironment(host.Environment), host.Clock, host.Deadline);
        (Core, Dynamo, Events) = (core, new(core), new(core));
    }

    private AwsCore Core { get; }

    private DynamoDbClient Dynamo { get; }

    private EventBridgeClient Events { get; }

    private EventBus Bus => field ??= new(Events, Name(Env.EventBusName), Core);

    private OutboxTable Outbox => field ??= new(Dynamo, Name(_tableVariable));

    private Publisher Publisher => field ??= new(Bus, Outbox, _host.Deadline, _host.Telemetry);

    /// <summary>The function of that name: per table one that its stream wakes and one that the clock wakes.</summary>
    public static IFunction Create(string handler, Host host) => handler switch
    {
        "relay-products" =>
            new RelayApp(host, Env.ProductsTable).Relay("RelayProducts"),
        "relay-inventory" =>
            new RelayApp(host, Env.InventoryTable).Relay("RelayInventory"),
        "relay-orders" =>
            new RelayApp(host, Env.OrdersTable).Relay("RelayOrders"),
        "relay-sweep-products" =>
            new RelayApp(host, Env.ProductsTable).Sweep("SweepProducts"),
        "relay-sweep-inventory" =>
            new RelayApp(host, Env.InventoryTable).Sweep("SweepInventory"),
        "relay-sweep-orders" =>
            new RelayApp(host, Env.OrdersTable).Sweep("SweepOrders"),
        _ => throw new ArgumentException(
            $"This executable has no function '{handler}'; it has relay-products, relay-inventory, relay-orders, " +
            "relay-sweep-products, relay-sweep-inventory and relay-sweep-orders"),
    };

    private IFunction Relay(string operation) =>
        StreamFunction.Create(_host, operation, new StreamRelay(Publisher, _host.Telemetry).Handle, Connect);

    private IFunction Sweep(string operation) => ScheduleFunction.Create(
        _host, operation, new Sweeper(Outbox, Publisher, _host.Deadline, _host.Clock, _host.Telemetry).Sweep, Connect);

    private void Connect()
    {
        Dynamo.Connect();
        Events.Connect();
    }

    private string Name(string variable) => _host.Environment.TryGetValue(variable, out var name)
        ? name
        : throw new InvalidOperationException($"The environment lacks {variable}");
}
