namespace Ecommerce.Tests.Conformance.Sqs;

/// <summary>What was sent, what is in flight and what was deleted is so after a restart.</summary>
public sealed class QueueDurabilityTests
{
    [Fact]
    public async Task QueuesAreWhatTheyWereAfterARestart()
    {
        await using var ours = await Ours.StartAsync();
        var url = (await ours.Sqs.CreateQueueAsync("mugs")).QueueUrl;
        foreach (var body in (string[])["deleted", "in flight", "waiting"])
        {
            await ours.Sqs.SendMessageAsync(url, body);
        }

        var deleted = (await ours.Sqs.ReceiveMessageAsync(url)).Messages.Single();
        await ours.Sqs.DeleteMessageAsync(url, deleted.ReceiptHandle);
        var inFlight = (await ours.Sqs.ReceiveMessageAsync(url)).Messages.Single();
        await ours.ReopenAsync();

        var again = (await ours.Sqs.GetQueueUrlAsync("mugs")).QueueUrl;
        (await ours.Sqs.ReceiveMessageAsync(again)).Messages.Single().Body.ShouldBe("waiting");
        await ours.Sqs.DeleteMessageAsync(again, inFlight.ReceiptHandle);
        var counts = (await ours.Sqs.GetQueueAttributesAsync(again, ["ApproximateNumberOfMessagesNotVisible"])).Attributes;
        counts["ApproximateNumberOfMessagesNotVisible"].ShouldBe("1");
    }
}
