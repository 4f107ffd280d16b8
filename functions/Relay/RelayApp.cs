using Ecommerce.Aws;
using Ecommerce.Aws.DynamoDb;
using Ecommerce.Aws.EventBridge;
using Ecommerce.Aws.Sns;
using Ecommerce.Contracts;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Relay;

/// <summary>What the handlers of this service may touch, made once per instance. Names come from the environment, read here only.</summary>
public sealed class RelayApp
{
    private readonly Host _host;

    private RelayApp(Host host)
    {
        _host = host;
        Core = new(AwsSettings.FromEnvironment(host.Environment), host.Clock, host.Deadline);
    }

    private AwsCore Core { get; }

    private DynamoDbClient Dynamo => field ??= new(Core);

    private EventBridgeClient Events => field ??= new(Core);

    private SnsClient Topics => field ??= new(Core);

    /// <summary>
    /// The function of that name: per table one that its stream wakes and one that the clock wakes, per topic one that events wake.
    /// </summary>
    public static IFunction Create(string handler, Host host) => handler switch
    {
        "relay-products" =>
            new RelayApp(host).Relay("RelayProducts", Env.ProductsTable),
        "relay-inventory" =>
            new RelayApp(host).Relay("RelayInventory", Env.InventoryTable),
        "relay-orders" =>
            new RelayApp(host).Relay("RelayOrders", Env.OrdersTable),
        "relay-customers" =>
            new RelayApp(host).Relay("RelayCustomers", Env.CustomersTable),
        "relay-sweep-products" =>
            new RelayApp(host).Sweep("SweepProducts", Env.ProductsTable),
        "relay-sweep-inventory" =>
            new RelayApp(host).Sweep("SweepInventory", Env.InventoryTable),
        "relay-sweep-orders" =>
            new RelayApp(host).Sweep("SweepOrders", Env.OrdersTable),
        "relay-sweep-customers" =>
            new RelayApp(host).Sweep("SweepCustomers", Env.CustomersTable),
        "relay-announce-products" =>
            new RelayApp(host).Announce("AnnounceProducts", Env.ProductEventsTopic),
        "relay-announce-orders" =>
            new RelayApp(host).Announce("AnnounceOrders", Env.OrderEventsTopic),
        "relay-announce-customers" =>
            new RelayApp(host).Announce("AnnounceCustomers", Env.CustomerEventsTopic),
        _ => throw new ArgumentException(
            $"This executable has no function '{handler}'; it has relay-… and relay-sweep-… for products, inventory, orders and " +
            "customers, and relay-announce-… for products, orders and customers"),
    };

    private IFunction Relay(string operation, string tableVariable) => StreamFunction.Create(
        _host, operation, new StreamRelay(PublisherOf(OutboxIn(tableVariable)), _host.Telemetry).Handle, ConnectToBus);

    private IFunction Sweep(string operation, string tableVariable)
    {
        var outbox = OutboxIn(tableVariable);
        var sweeper = new Sweeper(outbox, PublisherOf(outbox), _host.Deadline, _host.Clock, _host.Telemetry);
        return ScheduleFunction.Create(_host, operation, sweeper.Sweep, ConnectToBus);
    }

    private IFunction Announce(string operation, string topicVariable) =>
        QueueFunction.Create(_host, operation, new Announcer(Topics, Name(topicVariable)).Handle, Topics.Connect);

    private OutboxTable OutboxIn(string tableVariable) => new(Dynamo, Name(tableVariable));

    private Publisher PublisherOf(OutboxTable outbox) =>
        new(new(Events, Name(Env.EventBusName), Core), outbox, _host.Deadline, _host.Telemetry);

    private void ConnectToBus()
    {
        Dynamo.Connect();
        Events.Connect();
    }

    private string Name(string variable) => _host.Environment.TryGetValue(variable, out var name)
        ? name
        : throw new InvalidOperationException($"The environment lacks {variable}");
}
