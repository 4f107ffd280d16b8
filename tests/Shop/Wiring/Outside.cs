using System.Text.Json.Nodes;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Wiring;

/// <summary>A queue outside the shop that is subscribed to its topic of products.</summary>
internal static class Outside
{
    public const string Announcer = "relay-announce-products";

    private const string Queue = "outside";
    private const string QueueArn = $"arn:aws:sqs:us-east-1:000000000000:{Queue}";
    private const string QueueUrl = $"http://localhost/000000000000/{Queue}";

    /// <summary>Makes the queue, lets the topic in, and subscribes it to what the policy lets pass.</summary>
    public static async Task SubscribeAsync(this World world, string filterPolicy)
    {
        var topic = Topology.Services.Platform.ProductEvents.Arn(world.Cloud.Place);
        await world.SqsAsync("CreateQueue", new()
        {
            ["QueueName"] = Queue, ["Attributes"] = new JsonObject { ["Policy"] = PolicyFor(topic) },
        });
        await world.SnsAsync(
            "Subscribe", ("TopicArn", topic), ("Protocol", "sqs"), ("Endpoint", QueueArn),
            ("Attributes.entry.1.key", "FilterPolicy"), ("Attributes.entry.1.value", filterPolicy),
            ("Attributes.entry.2.key", "RawMessageDelivery"), ("Attributes.entry.2.value", "true"));
    }

    /// <summary>How many messages the queue has.</summary>
    public static async Task<long> OutsideCountAsync(this World world) =>
        (await world.Cloud.Queues.QueuesAsync(TestContext.Current.CancellationToken)).Single(one => one.Name == Queue).Counts.Visible;

    /// <summary>Takes up to ten messages, with their attributes.</summary>
    public static async Task<IReadOnlyList<JsonNode>> OutsideMessagesAsync(this World world)
    {
        var reply = await world.SqsAsync("ReceiveMessage", new()
        {
            ["QueueUrl"] = QueueUrl, ["MaxNumberOfMessages"] = 10, ["MessageAttributeNames"] = new JsonArray("All"),
        });
        return [.. (reply["Messages"]?.AsArray() ?? []).Select(one => one!)];
    }

    /// <summary>An attribute's text.</summary>
    public static string? Attribute(this JsonNode message, string name) => (string?)message["MessageAttributes"]?[name]?["StringValue"];

    private static string PolicyFor(string topic) => $$"""
        {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":"sqs:SendMessage",
         "Resource":"{{QueueArn}}","Condition":{"ArnEquals":{"aws:SourceArn":"{{topic}}"} } } }
        """;
}
