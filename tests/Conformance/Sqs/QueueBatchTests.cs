using Amazon.SQS.Model;

namespace Ecommerce.Tests.Conformance.Sqs;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-batch-api-actions.html</summary>
public sealed class QueueBatchTests
{
    private const string Ids = "AWS.SimpleQueueService.InvalidBatchEntryId: A batch entry id can only contain alphanumeric characters, "
        + "hyphens and underscores. It can be at most 80 letters long.";

    [Theory]
    [OnEachBackend]
    public Task ABatchIsSentReleasedAndDeleted(Backend on) => on.HoldsOnQueuesAsync(async world =>
    {
        var url = await world.QueueAsync();
        var sent = await world.Sqs.SendMessageBatchAsync(url, Entries(3));
        var handles = (await world.ReceiveAsync(url)).Select(message => message.ReceiptHandle).ToArray();

        var changed = await world.Sqs.ChangeMessageVisibilityBatchAsync(
            url,
            [.. handles.Select((handle, at) => new ChangeMessageVisibilityBatchRequestEntry($"{at}", handle) { VisibilityTimeout = 9 })]);
        var deleted = await world.Sqs.DeleteMessageBatchAsync(
            url, [.. handles.Select((handle, at) => new DeleteMessageBatchRequestEntry($"{at}", handle))]);

        sent.Successful.Select(one => one.Id).ShouldBe(["0", "1", "2"]);
        (changed.Successful.Count, deleted.Successful.Count).ShouldBe((3, 3));
        (await world.AttributeAsync(url, "ApproximateNumberOfMessagesNotVisible")).ShouldBe("0");
    });

    [Theory]
    [OnEachBackend]
    public Task AnEntryFailsByItself(Backend on) => on.HoldsOnQueuesAsync(async world =>
    {
        var url = await world.QueueAsync("MaximumMessageSize=1024");
        var entries = Entries(2);
        entries[0].MessageBody = new string('a', 1025);

        var reply = await world.Sqs.SendMessageBatchAsync(url, entries);

        reply.Successful.ShouldHaveSingleItem().Id.ShouldBe("1");
        var failed = reply.Failed.ShouldHaveSingleItem();
        (failed.Id, failed.Code, failed.SenderFault, failed.Message).ShouldBe((
            "0", "InvalidParameterValue", true,
            "One or more parameters cannot be validated. Reason: Message must be shorter than 1024 bytes."));
    });

    [Theory]
    [OnEachBackend]
    public Task AHandleThatWasNeverGivenFailsItsEntry(Backend on) => on.HoldsOnQueuesAsync(async world =>
    {
        var url = await world.QueueAsync();

        var reply = await world.Sqs.DeleteMessageBatchAsync(url, [new("x", "garbage")]);

        reply.Failed.ShouldHaveSingleItem().Code.ShouldBe("ReceiptHandleIsInvalid");
    });

    [Theory]
    [OnEachBackend]
    public Task ABatchHasOneToTenEntries(Backend on) => on.HoldsOnQueuesAsync(async world =>
    {
        var url = await world.QueueAsync();

        (await world.Sqs.SendMessageBatchAsync(url, []).RefusalAsync()).ShouldBe(
            "AWS.SimpleQueueService.EmptyBatchRequest: There should be at least one SendMessageBatchRequestEntry in the request.");
        (await world.Sqs.SendMessageBatchAsync(url, Entries(11)).RefusalAsync()).ShouldBe(
            "AWS.SimpleQueueService.TooManyEntriesInBatchRequest: Maximum number of entries per request are 10. You have sent 11.");
    });

    [Theory]
    [OnEachBackend("", Ids)]
    [OnEachBackend("a:b", Ids)]
    [OnEachBackend("1", "AWS.SimpleQueueService.BatchEntryIdsNotDistinct: Id 1 repeated.")]
    public Task AnEntrysIdIsPlainAndItsOwn(Backend on, string id, string words) => on.HoldsOnQueuesAsync(async world =>
    {
        var entries = Entries(2);
        entries[0].Id = id;

        (await world.Sqs.SendMessageBatchAsync(await world.QueueAsync(), entries).RefusalAsync()).ShouldBe(words);
    });

    [Theory]
    [OnEachBackend]
    public Task ABatchIsAtMost1MiBInAll(Backend on) => on.HoldsOnQueuesAsync(async world =>
    {
        var entries = Entries(2);
        entries[0].MessageBody = new string('a', 1024 * 1024);

        (await world.Sqs.SendMessageBatchAsync(await world.QueueAsync(), entries).RefusalAsync()).ShouldBe(
            "AWS.SimpleQueueService.BatchRequestTooLong: Batch requests cannot be longer than 1048576 bytes. You have sent 1048577 bytes.");
    });

    private static List<SendMessageBatchRequestEntry> Entries(int count) =>
        [.. Enumerable.Range(0, count).Select(at => new SendMessageBatchRequestEntry($"{at}", "a"))];
}
