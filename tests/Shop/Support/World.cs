using System.Text;
using System.Text.Json.Nodes;
using Ecommerce.Local.Cloud;
using Ecommerce.Local.Emulators;
using Ecommerce.Local.Emulators.Cognito;
using Ecommerce.Topology;
using Ecommerce.Topology.Services;

namespace Ecommerce.Tests.Shop.Support;

/// <summary>
/// A shop of a test's own: the whole topology with real listeners, tables in a folder of their own, and the handlers in this process.
/// Nothing is shared between two worlds but the signing keys, which take long to make and never change.
/// </summary>
public sealed class World : IAsyncDisposable
{
    private static readonly Lazy<string> s_identity = new(MakeIdentity);

    private readonly string _folder;

    private World(string folder, LocalCloud cloud, MovableClock clock)
    {
        (_folder, Cloud, Clock) = (folder, cloud, clock);
        Anyone = new(cloud.Outputs.ShopUrl, () => null);
        Admin = new(cloud.Outputs.ShopUrl, () => cloud.Tokens.Issue(Platform.Admins, "ada@example.com", "admin"));
        Customer = new(cloud.Outputs.ShopUrl, () => cloud.Tokens.Issue(Platform.Customers, "grace@example.com"));
    }

    public LocalCloud Cloud { get; }

    public MovableClock Clock { get; }

    /// <summary>Sends no token.</summary>
    public Client Anyone { get; }

    public Client Admin { get; }

    public Client Customer { get; }

    public static async Task<World> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("shop-").FullName;
        var paths = DataPaths.At(folder);
        ShareIdentity(paths);
        var clock = new MovableClock();
        var options = new CloudOptions(paths, EdgePort: 0, AwsPort: 0) { Clock = clock, Throttles = false, Failures = Console.Error };
        var cloud = await LocalCloud.StartAsync(options, new InProcessFunctions(clock), TestContext.Current.CancellationToken);
        return new(folder, cloud, clock);
    }

    public async ValueTask DisposeAsync()
    {
        Anyone.Dispose();
        Admin.Dispose();
        Customer.Dispose();
        await Cloud.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

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

    /// <summary>Gives a folder the signing keys that all tests of this run share.</summary>
    public static void ShareIdentity(DataPaths paths)
    {
        Directory.CreateDirectory(paths.Identity);
        foreach (var file in Directory.EnumerateFiles(s_identity.Value))
        {
            File.Copy(file, Path.Combine(paths.Identity, Path.GetFileName(file)));
        }
    }

    private async Task<JsonNode> DynamoAsync(string operation, JsonObject body)
    {
        var headers = new Dictionary<string, string> { ["x-amz-target"] = $"DynamoDB_20120810.{operation}" };
        var call = new AwsCall("POST", "/", "", headers, Encoding.UTF8.GetBytes(body.ToJsonString()));
        var reply = await Cloud.Dynamo.HandleAsync(call, TestContext.Current.CancellationToken);
        reply.Status.ShouldBe(200, Encoding.UTF8.GetString(reply.Body.Span));
        return JsonNode.Parse(reply.Body.Span)!;
    }

    private static string MakeIdentity()
    {
        var folder = Directory.CreateTempSubdirectory("shop-identity-").FullName;
        UserPools.Open(folder, Topology.Shop.Describe()).Dispose();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }
}
