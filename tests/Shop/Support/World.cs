using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ecommerce.Contracts.Tables;
using Ecommerce.Local.Cloud;
using Ecommerce.Local.Emulators;
using Ecommerce.Local.Emulators.Cognito;
using Ecommerce.Local.Trust;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Shop.Support;

/// <summary>
/// A shop of a test's own: the whole topology with real listeners, tables in a folder of their own, and the handlers in this process.
/// Nothing is shared between two worlds but the signing keys, which take long to make and never change.
/// </summary>
public sealed class World : IAsyncDisposable
{
    private static readonly Lazy<string> s_identity = new(MakeIdentity);

    private readonly string _folder;

    private World(string folder, LocalCloud cloud)
    {
        (_folder, Cloud) = (folder, cloud);
        Anyone = new(cloud.Outputs.ShopUrl, () => null);
        Admin = new(cloud.Outputs.ShopUrl, () => cloud.Tokens.Issue(Topology.Services.Platform.Admins, "ada@example.com", "admin"));
        Customer = new(cloud.Outputs.ShopUrl, () => cloud.Tokens.Issue(Topology.Services.Platform.Customers, "grace@example.com"));
    }

    public LocalCloud Cloud { get; }

    /// <summary>Sends no token.</summary>
    public Client Anyone { get; }

    public Client Admin { get; }

    public Client Customer { get; }

    /// <param name="conflictsPercent">How many of a hundred writes fail because another transaction is said to hold the item.</param>
    /// <param name="failures">Is told of what must never happen; null is the run's own error output.</param>
    /// <param name="code">The functions; null: the handlers in this process.</param>
    public static async Task<World> StartAsync(int conflictsPercent = 0, TextWriter? failures = null, IFunctionCode? code = null)
    {
        var folder = Directory.CreateTempSubdirectory("shop-").FullName;
        var paths = DataPaths.At(folder);
        ShareIdentity(paths);
        var options = new CloudOptions(paths, EdgePort: 0, AwsPort: 0) 
        {
            Throttles = false, Failures = failures ?? Console.Error,
            Pools = new() { PasswordIterations = 100 }, // What hashing costs is not the matter here.
        };
        var cloud = await LocalCloud.StartAsync(options, code ?? new InProcessFunctions(), TestContext.Current.CancellationToken);
        cloud.Dynamo.Faults = conflictsPercent > 0 ? new Conflicts(conflictsPercent) : null;
        return new(folder, cloud);
    }

    public async ValueTask DisposeAsync()
    {
        Anyone.Dispose();
        Admin.Dispose();
        Customer.Dispose();
        await Cloud.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Moves the shop's time on, as <c>clock advance</c> does.</summary>
    public Task AdvanceAsync(TimeSpan by) => Cloud.AdvanceAsync(by, TestContext.Current.CancellationToken);

    /// <summary>A client with a token of the test's own making.</summary>
    public Client Holding(string? token) => new(Cloud.Outputs.ShopUrl, () => token);

    /// <summary>A product that is there, as it was answered.</summary>
    public async Task<Reply> CreateAsync(JsonObject draft)
    {
        var created = await Calls.SettleAsync(() => Admin.PostAsync("/products", draft));
        created.Status.ShouldBe(HttpStatusCode.Created, created.ToString());
        return created;
    }

    /// <summary>Units of a SKU that came in, or went for another reason.</summary>
    public async Task<Reply> MoveAsync(string sku, long delta, string reason = "receipt")
    {
        var key = Guid.CreateVersion7().ToString();
        var moved = await Calls.SettleAsync(() => Admin.PostAsync($"/inventory/{sku}/adjustments", Samples.Adjustment(delta, reason), key));
        moved.Status.ShouldBe(HttpStatusCode.Created, moved.ToString());
        return moved;
    }

    /// <summary>
    /// So many products that no search for a mug finds and that come before one by name. They are rows only, with what a filter
    /// looks at: thousands of real ones would take too long.
    /// </summary>
    public async Task FillWithOthersAsync(int count)
    {
        var table = Cloud.Place.NameOf(Topology.Services.Products.Table.Name);
        foreach (var rows in Enumerable.Range(0, count).Chunk(25))
        {
            var puts = rows.Select(i => (JsonNode)new JsonObject { ["PutRequest"] = new JsonObject { ["Item"] = OtherRow(i) } });
            await DynamoAsync("BatchWriteItem", new() { ["RequestItems"] = new JsonObject { [table] = new JsonArray([.. puts]) } });
        }
    }

    /// <summary>Sets how many there are of a SKU that was received before, as so many movements would that nobody waits for them.</summary>
    public Task CountStockAsync(string sku, long units) => DynamoAsync("UpdateItem", new()
    {
        ["TableName"] = Cloud.Place.NameOf(Topology.Services.Inventory.Stock.Name),
        ["Key"] = new JsonObject { ["pk"] = Text($"SKU#{sku}"), ["sk"] = Text("STOCK") },
        ["UpdateExpression"] = "SET onHand = :units, available = :units",
        ["ExpressionAttributeValues"] = new JsonObject { [":units"] = new JsonObject { ["N"] = $"{units}" } },
    });

    /// <summary>The names of the events about a product, in alphabetical order: those of one transaction have no order.</summary>
    public async Task<IReadOnlyList<string>> ProductEventsAsync(string id) =>
        [.. (await EventsAsync(Topology.Services.Products.Table, id)).Select(e => e.Type).Order(StringComparer.Ordinal)];

    /// <summary>How many products, guards, answers or events a table holds.</summary>
    public async Task<int> CountAsync(TableSpec table, string kind) =>
        (await ScanAsync(table)).Count(row => (string?)row["kind"]?["S"] == kind);

    /// <summary>The events that a table's outbox holds for a subject, oldest first: <c>detail-type</c> and the whole detail.</summary>
    public async Task<IReadOnlyList<(string Type, JsonNode Detail)>> EventsAsync(TableSpec table, string subject)
    {
        var items = await QueryAsync(table, $"OUTBOX#{subject}");
        return [.. items.Select(i => ((string)i["detailType"]!["S"]!, JsonNode.Parse((string)i["detail"]!["S"]!)!))];
    }

    /// <summary>Every item of a partition, in DynamoDB's JSON, by sort key.</summary>
    public async Task<IReadOnlyList<JsonNode>> QueryAsync(TableSpec table, string partition)
    {
        var answer = await DynamoAsync("Query", new()
        {
            ["TableName"] = Cloud.Place.NameOf(table.Name),
            ["KeyConditionExpression"] = "pk = :pk",
            ["ExpressionAttributeValues"] = new JsonObject { [":pk"] = new JsonObject { ["S"] = partition } },
        });
        return [.. answer["Items"]!.AsArray().Select(i => i!)];
    }

    /// <summary>Every item of a table, in DynamoDB's JSON.</summary>
    public async Task<IReadOnlyList<JsonNode>> ScanAsync(TableSpec table)
    {
        var answer = await DynamoAsync("Scan", new() { ["TableName"] = Cloud.Place.NameOf(table.Name) });
        return [.. answer["Items"]!.AsArray().Select(i => i!)];
    }

    /// <summary>Waits until all that was decided has been said, and heard by who follows it.</summary>
    public async Task QuietAsync()
    {
        foreach (var table in Cloud.Shop.Tables.Where(table => table.Outbox is not null))
        {
            await Eventually.TrueAsync(async () => (await ScanAsync(table)).All(row => row[OutboxRow.UnpublishedId] is null));
        }

        await Cloud.Events.DeliverAsync(TestContext.Current.CancellationToken);
        await Eventually.TrueAsync(async () => (await Cloud.Queues.QueuesAsync(TestContext.Current.CancellationToken))
            .All(queue => queue.Counts is { Visible: 0, NotVisible: 0 }));
    }

    /// <summary>Writes an event of an outbox once more, as one that the stream never told of.</summary>
    public async Task LeaveUnpublishedAsync(TableSpec table, JsonObject row)
    {
        var (name, key) = (Cloud.Place.NameOf(table.Name), new JsonObject { ["pk"] = row["pk"]!.DeepClone(), ["sk"] = Text("evt_0") });
        var copy = row.DeepClone().AsObject();
        copy["sk"] = Text("evt_0");
        foreach (var attribute in (string[])[OutboxRow.Kind, OutboxRow.UnpublishedShard, OutboxRow.UnpublishedId])
        {
            copy.Remove(attribute);
        }

        await DynamoAsync("PutItem", new() { ["TableName"] = name, ["Item"] = copy });
        await DynamoAsync("UpdateItem", new()
        {
            ["TableName"] = name,
            ["Key"] = key,
            ["UpdateExpression"] = "SET #kind = :kind, unpublishedShard = :shard, unpublishedId = :id",
            ["ExpressionAttributeNames"] = new JsonObject { ["#kind"] = OutboxRow.Kind },
            ["ExpressionAttributeValues"] = new JsonObject
            {
                [":kind"] = Text(OutboxRow.KindValue), [":shard"] = Text(OutboxRow.Shard(0)), [":id"] = Text("evt_0"),
            },
        });
    }

    /// <summary>Gives a folder the signing keys that all tests of this run share.</summary>
    public static void ShareIdentity(DataPaths paths)
    {
        Directory.CreateDirectory(paths.Identity);
        foreach (var file in Directory.EnumerateFiles(s_identity.Value))
        {
            File.Copy(file, Path.Combine(paths.Identity, Path.GetFileName(file)));
        }
    }

    /// <summary>One operation of DynamoDB, past every handler.</summary>
    public Task<JsonNode> DynamoAsync(string operation, JsonObject body) => AwsAsync(Cloud.Dynamo, $"DynamoDB_20120810.{operation}", body);

    /// <summary>One operation of SQS.</summary>
    public Task<JsonNode> SqsAsync(string operation, JsonObject body) => AwsAsync(Cloud.Queues, $"AmazonSQS.{operation}", body);

    /// <summary>One operation of EventBridge.</summary>
    public Task<JsonNode> BusAsync(string operation, JsonObject body) => AwsAsync(Cloud.Events, $"AWSEvents.{operation}", body);

    /// <summary>One operation of Cognito's user pools, as an operator's.</summary>
    public Task<JsonNode> CognitoAsync(string operation, JsonObject body) =>
        AwsAsync(Cloud.Users, $"AWSCognitoIdentityProviderService.{operation}", body);

    /// <summary>One operation of SNS.</summary>
    public async Task SnsAsync(string operation, params IEnumerable<(string Name, string Value)> parameters)
    {
        using var form = new FormUrlEncodedContent(
            [new("Action", operation), .. parameters.Select(one => KeyValuePair.Create(one.Name, one.Value))]);
        var body = await form.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var call = new AwsCall("POST", "/", "", new Dictionary<string, string>(), body) { Caller = Caller.Owner };
        var reply = await Cloud.Topics.HandleAsync(call, TestContext.Current.CancellationToken);
        reply.Status.ShouldBe(200, Encoding.UTF8.GetString(reply.Body.Span));
    }

    private static JsonObject OtherRow(int number)
    {
        var id = $"prd_{number:x32}";
        return new()
        {
            ["pk"] = Text($"PRODUCT#{id}"), ["sk"] = Text("META"), ["statusKey"] = Text("active"), ["nameKey"] = Text($"a #{id}"),
            ["searchText"] = Text(" a"),
        };
    }

    private static async Task<JsonNode> AwsAsync(IEmulator service, string target, JsonObject body)
    {
        var headers = new Dictionary<string, string> { ["x-amz-target"] = target };
        var call = new AwsCall("POST", "/", "", headers, Encoding.UTF8.GetBytes(body.ToJsonString())) { Caller = Caller.Owner };
        var reply = await service.HandleAsync(call, TestContext.Current.CancellationToken);
        reply.Status.ShouldBe(200, Encoding.UTF8.GetString(reply.Body.Span));
        return reply.Body.IsEmpty ? new JsonObject() : JsonNode.Parse(reply.Body.Span)!;
    }

    private static JsonObject Text(string text) => new() { ["S"] = text };

    private static string MakeIdentity()
    {
        var folder = Directory.CreateTempSubdirectory("shop-identity-").FullName;
        UserPools.Open(folder, Topology.Shop.Describe()).Dispose();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }
}
