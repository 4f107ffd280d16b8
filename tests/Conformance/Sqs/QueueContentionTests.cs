using System.Collections.Concurrent;
using Amazon.SQS.Model;

namespace Ecommerce.Tests.Conformance.Sqs;

/// <summary>Many receivers at one queue: each message is received by one of them.</summary>
public sealed class QueueContentionTests
{
    private const int Receivers = 16;
    private const int Messages = 400;

    [Fact]
    public async Task EachMessageIsReceivedByOne()
    {
        await using var ours = await Ours.StartAsync();
        var url = (await ours.Sqs.CreateQueueAsync("busy")).QueueUrl;
        var received = new ConcurrentBag<string>();

        await Task.WhenAll([
            .. Enumerable.Range(0, Receivers).Select(_ => DrainAsync(ours, url, received)),
            .. Enumerable.Range(0, Messages / 10).Select(batch => ours.Sqs.SendMessageBatchAsync(
                url, [.. Enumerable.Range(0, 10).Select(at => new SendMessageBatchRequestEntry($"{at}", $"{(batch * 10) + at}"))])),
        ]);

        received.Select(int.Parse).Order().ShouldBe(Enumerable.Range(0, Messages));
    }

    private static async Task DrainAsync(Ours ours, string url, ConcurrentBag<string> received)
    {
        while (received.Count < Messages)
        {
            var request = new ReceiveMessageRequest(url) { MaxNumberOfMessages = 3, WaitTimeSeconds = 1 };
            foreach (var message in (await ours.Sqs.ReceiveMessageAsync(request)).Messages ?? [])
            {
                received.Add(message.Body);
                await ours.Sqs.DeleteMessageAsync(url, message.ReceiptHandle);
            }
        }
    }
}
