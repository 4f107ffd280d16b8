using System.Text.Json;
using Ecommerce.Tests.Conformance.Cli;

namespace Ecommerce.Tests.Conformance.Sns;

/// <summary>
/// A backend that answers <c>aws sns</c> and <c>aws sqs</c>. There is no official client in the feed, so the CLI stands in for it.
/// </summary>
internal sealed class SnsStage : IAsyncDisposable
{
    private readonly IReferee _referee;

    private SnsStage(IReferee referee, Uri address, string account) => (_referee, Aws, Account) = (referee, new(address), account);

    public AwsCli Aws { get; }

    /// <summary>The account that the backend plays.</summary>
    public string Account { get; }

    public string Topic => $"arn:aws:sns:us-east-1:{Account}:t";

    public static async Task<SnsStage> StartAsync(Backend backend)
    {
        if (backend == Backend.Moto)
        {
            var moto = await Moto.StartAsync();
            return new(moto, moto.Address, "123456789012");
        }

        var ours = await Ours.StartAsync();
        return new(ours, ours.Address, "000000000000");
    }

    /// <summary>A topic, and a queue that lets it in and is subscribed to it; the queue's URL and the subscription's ARN.</summary>
    public async Task<(string Queue, string Subscription)> SubscribeAsync(params (string Name, string Value)[] attributes)
    {
        var arn = $"arn:aws:sqs:us-east-1:{Account}:q";
        var policy = $$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},
             "Action":"sqs:SendMessage","Resource":"{{arn}}","Condition":{"ArnEquals":{"aws:SourceArn":"{{Topic}}"} } }]}
            """;
        await Aws.OkAsync("sns", "create-topic", "--name", "t");
        var queue = await Aws.OkAsync(
            "sqs", "create-queue", "--queue-name", "q", "--attributes", JsonSerializer.Serialize(new { Policy = policy }));
        var subscription = await Aws.OkAsync(
            "sns", "subscribe", "--topic-arn", Topic, "--protocol", "sqs", "--notification-endpoint", arn, "--return-subscription-arn",
            "--attributes", JsonSerializer.Serialize(attributes.ToDictionary(one => one.Name, one => one.Value)));
        return (queue.GetProperty("QueueUrl").GetString()!, subscription.GetProperty("SubscriptionArn").GetString()!);
    }

    /// <summary>Takes one message, and waits until there is one.</summary>
    public async Task<JsonElement> ReceiveAsync(string queue)
    {
        var reply = await Aws.OkAsync(
            "sqs", "receive-message", "--queue-url", queue, "--wait-time-seconds", "20", "--message-attribute-names", "All");
        return reply.GetProperty("Messages")[0];
    }

    public ValueTask DisposeAsync() => _referee.DisposeAsync();
}
