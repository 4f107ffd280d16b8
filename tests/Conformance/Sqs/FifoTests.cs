using System.Globalization;
using Amazon.SQS.Model;

namespace Ecommerce.Tests.Conformance.Sqs;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-understanding-logic.html</summary>
public sealed class FifoTests
{
    [Theory]
    [OnEachBackend]
    public Task AGroupIsReceivedInOrderAndByOneAtATime(Backend on) => on.HoldsOnQueuesAsync(async world =>
    {
        var url = await world.FifoAsync();
        foreach (var body in (string[])["a1", "a2", "b1"])
        {
            await world.SendAsync(url, body, body[..1], body);
        }

        async Task<Message> One() => (await world.Sqs.ReceiveMessageAsync(new ReceiveMessageRequest(url))).Messages.Single();

        var first = await One();
        (first.Body, (await One()).Body).ShouldBe(("a1", "b1"));
        (await world.BodiesAsync(url)).ShouldBe("");
        await world.Sqs.DeleteMessageAsync(url, first.ReceiptHandle);

        (await world.BodiesAsync(url)).ShouldBe("a2");
    });

    [Theory]
    [OnEachBackend]
    public Task AMessageSentAgainIsTheSameMessage(Backend on) => on.HoldsOnQueuesAsync(async world =>
    {
        var url = await world.FifoAsync();

        var first = await world.SendAsync(url, "a", "g", "1");
        var again = await world.SendAsync(url, "other", "h", "1");
        var next = await world.SendAsync(url, "b", "g", "2");

        (again.MessageId, again.SequenceNumber).ShouldBe((first.MessageId, first.SequenceNumber));
        decimal.Parse(next.SequenceNumber, CultureInfo.InvariantCulture)
            .ShouldBeGreaterThan(decimal.Parse(first.SequenceNumber, CultureInfo.InvariantCulture));
        (await world.BodiesAsync(url)).ShouldBe("a b");
    });

    [Theory]
    [OnEachBackend]
    public Task ADeletedMessageIsStillRemembered(Backend on) => on.HoldsOnQueuesAsync(async world =>
    {
        var url = await world.FifoAsync();
        await world.SendAsync(url, "a", "g", "1");
        var message = (await world.ReceiveAsync(url)).ShouldHaveSingleItem();
        await world.Sqs.DeleteMessageAsync(url, message.ReceiptHandle);

        await world.SendAsync(url, "a", "g", "1");

        (await world.BodiesAsync(url)).ShouldBe("");
    });

    [Theory]
    [OnEachBackend]
    public Task TheContentTellsMessagesApart(Backend on) => on.HoldsOnQueuesAsync(async world =>
    {
        var url = await world.FifoAsync("ContentBasedDeduplication=true");

        await world.SendAsync(url, "a", "g");
        await world.SendAsync(url, "a", "g");
        await world.SendAsync(url, "b", "g");

        var messages = await world.ReceiveAsync(url);
        messages.Select(message => message.Body).ShouldBe(["a", "b"]);
        messages[0].Attributes["MessageDeduplicationId"].ShouldBe("ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb");
    });

    [Theory]
    [OnEachBackend]
    public Task GroupsTellMessagesApartWhereTheQueueSaysSo(Backend on) => on.HoldsOnQueuesAsync(async world =>
    {
        var url = await world.FifoAsync("DeduplicationScope=messageGroup", "FifoThroughputLimit=perMessageGroupId");

        await world.SendAsync(url, "a", "g", "1");
        await world.SendAsync(url, "b", "h", "1");
        await world.SendAsync(url, "c", "g", "1");

        (await world.BodiesAsync(url)).ShouldBe("a b");
    });

    [Theory]
    [OnEachBackend]
    public Task AMessageNeedsAGroupAndWhatTellsItApart(Backend on) => on.HoldsOnQueuesAsync(async world =>
    {
        var url = await world.FifoAsync();

        (await world.SendAsync(url, "a").RefusalAsync()).ShouldBe(
            "MissingParameter: The request must contain the parameter MessageGroupId.");
        (await world.SendAsync(url, "a", "g").RefusalAsync()).ShouldBe(
            "InvalidParameterValue: The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided "
            + "explicitly");
    });

    [Theory]
    [OnEachBackend]
    public Task AMessageHasNoDelayOfItsOwn(Backend on) => on.HoldsOnQueuesAsync(async world =>
    {
        var request = new SendMessageRequest(await world.FifoAsync(), "a")
        {
            MessageGroupId = "g", MessageDeduplicationId = "1", DelaySeconds = 2,
        };

        (await world.Sqs.SendMessageAsync(request).RefusalAsync()).ShouldBe(
            "InvalidParameterValue: Value 2 for parameter DelaySeconds is invalid. "
            + "Reason: The request include parameter that is not valid for this queue type.");
    });

    [Theory]
    [OnEachBackend("")]
    [OnEachBackend("two words")]
    public Task AGroupIsOnePlainWord(Backend on, string group) => on.HoldsOnQueuesAsync(async world =>
        (await world.SendAsync(await world.FifoAsync(), "a", group, "1").RefusalAsync()).ShouldBe(
            $"InvalidParameterValue: Value {group} for parameter MessageGroupId is invalid. "
            + "Reason: MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length."));

    [Theory]
    [OnEachBackend]
    public Task AnExpiredHandleDeletesNothing(Backend on) => on.HoldsOnQueuesAsync(async world =>
    {
        var url = await world.FifoAsync();
        await world.SendAsync(url, "a", "g", "1");
        var handle = (await world.ReceiveAsync(url)).ShouldHaveSingleItem().ReceiptHandle;
        await world.Sqs.ChangeMessageVisibilityAsync(url, handle, 0);

        (await world.Sqs.DeleteMessageAsync(url, handle).RefusalAsync()).ShouldBe(
            $"InvalidParameterValue: Value {handle} for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.");
    });
}
