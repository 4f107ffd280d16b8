using System.Text.Json.Nodes;
using Ecommerce.Iam;
using Ecommerce.Tests.Shop.Support;
using Ecommerce.Topology;
using Stock = Ecommerce.Topology.Services.Inventory;

namespace Ecommerce.Tests.Shop.Wiring;

/// <summary>What tests ask and do about that which nobody waits for.</summary>
internal static class Edges
{
    public const string Follower = "inventory-follow-catalogue";

    /// <summary>The rows of stock there are.</summary>
    public static async Task<IReadOnlyList<JsonNode>> StockRowsAsync(this World world) =>
        [.. (await world.ScanAsync(Stock.Stock)).Where(row => (string?)row["kind"]!["S"] == "STOCK")];

    public static Task StockAppearsAsync(this World world, int rows = 1) =>
        Eventually.TrueAsync(async () => (await world.StockRowsAsync()).Count == rows);

    /// <summary>The events of products that are marked as not published.</summary>
    public static async Task<int> UnpublishedAsync(this World world) =>
        (await world.ScanAsync(Topology.Services.Products.Table)).Count(row => row["unpublishedId"] is not null);

    /// <summary>How often a function was invoked.</summary>
    public static int InvocationsOf(this World world, string function) =>
        world.Cloud.Lambda.Recent.Count(record => record.Function == world.Cloud.Place.NameOf(function));

    /// <summary>Takes an action away from a function.</summary>
    public static void Forbid(this World world, string function, string action)
    {
        var spec = SpecOf(world, function);
        var grants = spec.AllGrants.Select(grant => grant with { Actions = [.. grant.Actions.Where(one => one != action)] });
        Give(world, spec, grants);
    }

    /// <summary>Gives a function all that the topology says.</summary>
    public static void Restore(this World world, string function)
    {
        var spec = SpecOf(world, function);
        Give(world, spec, spec.AllGrants);
        world.Cloud.Lambda.Renew(); // An instance keeps the rights that it was started with.
    }

    /// <summary>The messages that wait in a queue, and those that somebody has.</summary>
    public static async Task<(long Visible, long Hidden)> CountAsync(this World world, string queue)
    {
        var name = world.Cloud.Place.NameOf(queue);
        var counts = (await world.Cloud.Queues.QueuesAsync(TestContext.Current.CancellationToken)).Single(one => one.Name == name).Counts;
        return (counts.Visible, counts.NotVisible);
    }

    /// <summary>The body of a message, as a person would look at it.</summary>
    public static async Task<JsonNode> PeekAsync(this World world, string queue)
    {
        var url = $"http://localhost/000000000000/{world.Cloud.Place.NameOf(queue)}";
        var messages = await world.SqsAsync("ReceiveMessage", new() { ["QueueUrl"] = url, ["VisibilityTimeout"] = 0 });
        return JsonNode.Parse((string)messages["Messages"]![0]!["Body"]!)!;
    }

    /// <summary>Says on the bus what stands in an outbox, past the relay.</summary>
    public static async Task SayAgainAsync(this World world, string productId)
    {
        var (type, detail) = (await world.EventsAsync(Topology.Services.Products.Table, productId))[0];
        await world.BusAsync("PutEvents", new()
        {
            ["Entries"] = new JsonArray(new JsonObject
            {
                ["EventBusName"] = world.Cloud.Place.NameOf("EventBus"),
                ["Source"] = (string)detail["metadata"]!["source"]!,
                ["DetailType"] = type,
                ["Detail"] = detail.ToJsonString(),
            }),
        });
    }

    private static FunctionSpec SpecOf(World world, string function) => world.Cloud.Shop.Functions.Single(one => one.Name == function);

    private static void Give(World world, FunctionSpec spec, IEnumerable<Grant> grants) =>
        world.Cloud.Roles.Add(spec.NameIn(world.Cloud.Place), PolicyDocument.Parse(IamPolicy.Of(grants, world.Cloud.Place)));
}
