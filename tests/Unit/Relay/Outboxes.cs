using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ecommerce.Aws;
using Ecommerce.Aws.DynamoDb;
using Ecommerce.Aws.EventBridge;
using Ecommerce.Contracts;
using Ecommerce.Contracts.Events;
using Ecommerce.Contracts.Tables;
using Ecommerce.Functions.Relay;
using Ecommerce.Kernel;
using Ecommerce.Lambda;
using Ecommerce.Stores;
using Ecommerce.Tests.Unit.Lambda;
using Ecommerce.Tests.Unit.Wired;
using Catalogue = Ecommerce.Topology.Services.Products;

namespace Ecommerce.Tests.Unit.Relay;

/// <summary>The products' outbox with what carries it to the bus. Each invocation is a new instance's; waits are not waited.</summary>
internal sealed class Outboxes : IAsyncDisposable
{
    public const string BusName = "ServerlessEcommerce-EventBus";

    private static readonly string s_table = WiredAws.NameOf(Catalogue.Table);

    private readonly WiredAws _aws;
    private readonly Unit.Lambda.World _world;

    private Outboxes(WiredAws aws, Unit.Lambda.World world) => (_aws, _world) = (aws, world);

    public WiredAws Aws => _aws;

    public FakeBus Bus => _aws.Bus;

    public Unit.Lambda.World World => _world;

    /// <param name="function">Whose rights it has, and which it is when it is run as deployed.</param>
    public static async Task<Outboxes> StartAsync(string function = "relay-products")
    {
        var aws = await WiredAws.StartAsync(function, Catalogue.Table);
        return new(aws, new(aws.Environment((Env.ProductsTable, s_table), (Env.EventBusName, BusName))));
    }

    /// <summary>Decides so many archivals of products, a second apart; the ids of their events.</summary>
    public IReadOnlyList<string> Decide(int count, string? subject = null, string? traceParent = null, EventId? heard = null)
    {
        var outbox = new Outbox(s_table, _world.Clock);
        var ids = new List<string>();
        for (var i = 0; i < count; i++)
        {
            _world.Clock.Advance(TimeSpan.FromSeconds(1));
            var product = Id.New<ProductId>(_world.Clock);
            var cause = new Cause("c-1", "admin:ada", traceParent) { CausationId = heard };
            var deleted = new ProductDeleted(product, "mug");
            var row = outbox.Say(deleted, EventsWriter.Write, subject ?? product.Text, 2, cause);
            ids.Add(Put(row));
        }

        return ids;
    }

    /// <summary>Writes into the table what is no event.</summary>
    public void Spoil(string id, string attributes) => _aws.Dynamo.Ok("PutItem", $$"""
        {"TableName":"{{s_table}}","Item":{"pk":{"S":"OUTBOX#x"},"sk":{"S":"{{id}}"},"kind":{"S":"OUTBOX"},
         "unpublishedShard":{"S":"UNPUBLISHED#3"},"unpublishedId":{"S":"{{id}}"}{{attributes}} } }
        """);

    /// <summary>The events that are not marked as published, oldest first.</summary>
    public IEnumerable<string> Unpublished() =>
        _aws.Rows(Catalogue.Table).Where(row => row.ContainsKey(OutboxRow.UnpublishedShard)).Select(row => (string)row["sk"]!["S"]!)
            .Order(StringComparer.Ordinal);

    /// <summary>What the stream has to tell of the table's inserts, oldest id first: each a record as Lambda hands it out.</summary>
    public IReadOnlyList<string> Records()
    {
        var streams = _aws.Dynamo.Emulator.Streams;
        var arn = streams.StreamOf(s_table)!;
        return
        [
            .. from shard in streams.Shards(arn)
               from record in streams.Read(arn, shard, streams.TrimHorizon(arn, shard), recordsMax: 1_000).Records
               where record.EventName == "INSERT"
               let image = Encoding.UTF8.GetString(record.NewImage!.Value.Span)
               orderby (string)JsonNode.Parse(image)!["sk"]!["S"]!
               select Batches.Change(record.SequenceNumber, image, record.EventName),
        ];
    }

    /// <summary>One invocation by the stream; what failed, as places in the batch.</summary>
    public IReadOnlyList<int> Relay(IReadOnlyList<string> records, double seconds = 30)
    {
        var answer = Invoke(
            core => StreamFunction.Create(_world.Host, "RelayProducts", new StreamRelay(PublisherOf(core), _world.Telemetry).Handle),
            Batches.Of(records), seconds);
        var numbers = records.Select(r => (string)JsonNode.Parse(r)!["dynamodb"]!["SequenceNumber"]!).ToList();
        return [.. Batches.Failures(JsonElement.Parse(answer)).Select(id => numbers.IndexOf(id))];
    }

    /// <summary>One round of the sweep.</summary>
    public void Sweep(double seconds = 50) => Invoke(
        core => ScheduleFunction.Create(_world.Host, "SweepProducts", new Sweeper(
            OutboxOf(core), PublisherOf(core), _world.Host.Deadline, _world.Clock, _world.Telemetry).Sweep), "{}", seconds);

    /// <summary>One invocation of the function as it is deployed.</summary>
    public string InvokeDeployed(string function, string payload)
    {
        var deployed = RelayApp.Create(function, _world.Host);
        deployed.Warm();
        return Invoke(deployed, payload, seconds: 30);
    }

    public async ValueTask DisposeAsync()
    {
        _world.Dispose();
        await _aws.DisposeAsync();
    }

    private string Invoke(Func<AwsCore, IFunction> create, string payload, double seconds)
    {
        var settings = AwsSettings.FromEnvironment(_world.Host.Environment);
        using var core = new AwsCore(settings, _world.Clock, _world.Host.Deadline)
        {
            Waiting = new Waiting(_world.Clock.Advance, () => 0.5),
        };
        return Invoke(create(core), payload, seconds);
    }

    private string Invoke(IFunction function, string payload, double seconds)
    {
        var response = new ArrayBufferWriter<byte>();
        Instance instance = new(function, _world.Host);
        var deadline = _world.Clock.GetUtcNow().AddSeconds(seconds);
        instance.Invoke(new Invocation("inv-1", Encoding.UTF8.GetBytes(payload), deadline), response).ShouldBeNull();
        instance.Flush();
        return Encoding.UTF8.GetString(response.WrittenSpan);
    }

    private Publisher PublisherOf(AwsCore core) => new(
        new EventBus(new EventBridgeClient(core), BusName, core), OutboxOf(core), _world.Host.Deadline, _world.Telemetry);

    private static OutboxTable OutboxOf(AwsCore core) => new(new DynamoDbClient(core), s_table);

    // Past the port and the role: whoever decides events has other rights than who relays them.
    private string Put(Write row)
    {
        using var bytes = new MemoryStream();
        using var json = new Utf8JsonWriter(bytes);
        json.WriteStartObject();
        row.Item!(new ItemWriter(json));
        json.WriteEndObject();
        json.Flush();
        var item = JsonNode.Parse(bytes.ToArray())!;
        _aws.Dynamo.Ok("PutItem", new JsonObject { ["TableName"] = s_table, ["Item"] = item }.ToJsonString());
        return (string)item["sk"]!["S"]!;
    }
}
