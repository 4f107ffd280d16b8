using Amazon.SQS.Model;

namespace Ecommerce.Tests.Conformance.Sqs;

/// <summary>
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
/// </summary>
public sealed class QueueTests
{
    private const string Names = "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length";
    private const string NoQueue = "AWS.SimpleQueueService.NonExistentQueue: The specified queue does not exist.";

    [Theory]
    [OnEachBackend]
    public Task AQueueLivesFromCreationToDeletion(Backend on) => on.HoldsOnQueuesAsync(async world =>
    {
        var name = world.NewName();
        var url = await world.CreateAsync(name, "VisibilityTimeout=7");

        (await world.Sqs.GetQueueUrlAsync(name)).QueueUrl.ShouldBe(url);
        (await world.Sqs.ListQueuesAsync(name)).QueueUrls.ShouldBe([url]);
        (await world.AttributeAsync(url, "VisibilityTimeout")).ShouldBe("7");
        await world.Sqs.DeleteQueueAsync(url);

        (await world.Sqs.GetQueueUrlAsync(name).RefusalAsync()).ShouldBe(NoQueue);
        (await world.SendAsync(url, "late").RefusalAsync()).ShouldBe(NoQueue);
    });

    [Theory]
    [OnEachBackend]
    public Task AQueueHasItsDefaults(Backend on) => on.HoldsOnQueuesAsync(async world =>
    {
        var url = await world.QueueAsync();

        var attributes = (await world.Sqs.GetQueueAttributesAsync(url, ["All"])).Attributes;

        attributes.Keys.Order(StringComparer.Ordinal).ShouldBe([
            "ApproximateNumberOfMessages", "ApproximateNumberOfMessagesDelayed", "ApproximateNumberOfMessagesNotVisible",
            "CreatedTimestamp", "DelaySeconds", "LastModifiedTimestamp", "MaximumMessageSize", "MessageRetentionPeriod", "QueueArn",
            "ReceiveMessageWaitTimeSeconds", "SqsManagedSseEnabled", "VisibilityTimeout",
        ]);
        attributes["MaximumMessageSize"].ShouldBe("1048576");
        attributes["MessageRetentionPeriod"].ShouldBe("345600");
        attributes["SqsManagedSseEnabled"].ShouldBe("true");
    });

    [Theory]
    [OnEachBackend]
    public Task AQueueIsCreatedAgainIfItIsTheSame(Backend on) => on.HoldsOnQueuesAsync(async world =>
    {
        var name = world.NewName();
        var url = await world.CreateAsync(name, "DelaySeconds=5");

        (await world.CreateAsync(name)).ShouldBe(url);
        (await world.CreateAsync(name, "DelaySeconds=5")).ShouldBe(url);
        (await world.CreateAsync(name, "DelaySeconds=6").RefusalAsync()).ShouldBe(
            "QueueAlreadyExists: A queue already exists with the same name and a different value for attribute DelaySeconds");
    });

    [Theory]
    [OnEachBackend("a b")]
    [OnEachBackend("a.fifo")]
    [OnEachBackend("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public Task AQueuesNameIsPlain(Backend on, string name) => on.HoldsOnQueuesAsync(async world =>
        (await world.CreateAsync(name).RefusalAsync()).ShouldBe($"InvalidParameterValue: {Names}"));

    [Theory]
    [OnEachBackend]
    public Task AFifoQueuesNameSaysSo(Backend on) => on.HoldsOnQueuesAsync(async world =>
        (await world.CreateAsync(world.NewName(), "FifoQueue=true").RefusalAsync()).ShouldBe(
            "InvalidParameterValue: The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, "
            + "must end with .fifo suffix and be 1 to 80 in length"));

    [Theory]
    [OnEachBackend("DelaySeconds=901")]
    [OnEachBackend("MaximumMessageSize=1048577")]
    [OnEachBackend("MessageRetentionPeriod=59")]
    [OnEachBackend("ReceiveMessageWaitTimeSeconds=21")]
    [OnEachBackend("VisibilityTimeout=43201")]
    [OnEachBackend("VisibilityTimeout=soon")]
    [OnEachBackend("Policy=none")]
    public Task AnAttributeHasBounds(Backend on, string attribute) => on.HoldsOnQueuesAsync(async world =>
    {
        var url = await world.QueueAsync();

        (await world.SetAsync(url, attribute).RefusalAsync()).ShouldBe(
            $"InvalidAttributeValue: Invalid value for the parameter {attribute.Split('=')[0]}.");
    });

    [Theory]
    [OnEachBackend("Colour=red", "Unknown Attribute Colour.")]
    [OnEachBackend("FifoQueue=true", "Unknown Attribute FifoQueue.")]
    [OnEachBackend("ContentBasedDeduplication=true", "Unknown Attribute ContentBasedDeduplication.")]
    [OnEachBackend("DeduplicationScope=queue", "You can specify the DeduplicationScope only when FifoQueue is set to true.")]
    public Task AStandardQueueHasNoSuchAttribute(Backend on, string attribute, string words) => on.HoldsOnQueuesAsync(async world =>
    {
        var url = await world.QueueAsync();

        (await world.SetAsync(url, attribute).RefusalAsync()).ShouldBe($"InvalidAttributeName: {words}");
    });

    [Theory]
    [OnEachBackend]
    public Task AQueueIsTaggedAndUntagged(Backend on) => on.HoldsOnQueuesAsync(async world =>
    {
        var url = await world.QueueAsync();

        await world.Sqs.TagQueueAsync(new TagQueueRequest { QueueUrl = url, Tags = new() { ["a"] = "1", ["b"] = "2" } });
        await world.Sqs.UntagQueueAsync(new UntagQueueRequest { QueueUrl = url, TagKeys = ["a"] });

        var tags = (await world.Sqs.ListQueueTagsAsync(new ListQueueTagsRequest { QueueUrl = url })).Tags;
        tags.ShouldBe(new Dictionary<string, string> { ["b"] = "2" });
    });

    [Theory]
    [OnEachBackend]
    public Task QueuesAreListedInPages(Backend on) => on.HoldsOnQueuesAsync(async world =>
    {
        var prefix = world.NewName();
        foreach (var suffix in (string[])["1", "2", "3"])
        {
            await world.CreateAsync($"{prefix}-{suffix}");
        }

        var first = await world.Sqs.ListQueuesAsync(new ListQueuesRequest { QueueNamePrefix = prefix, MaxResults = 2 });
        var second = await world.Sqs.ListQueuesAsync(
            new ListQueuesRequest { QueueNamePrefix = prefix, MaxResults = 2, NextToken = first.NextToken });

        first.QueueUrls.Select(url => url[^1]).ShouldBe(['1', '2']);
        second.QueueUrls.Select(url => url[^1]).ShouldBe(['3']);
        second.NextToken.ShouldBeNull();
    });

    [Theory]
    [OnEachBackend]
    public Task AQueueIsPurgedOnceAMinute(Backend on) => on.HoldsOnQueuesAsync(async world =>
    {
        var name = world.NewName();
        var url = await world.CreateAsync(name);
        await world.SendAsync(url, "a");

        await world.Sqs.PurgeQueueAsync(url);

        (await world.BodiesAsync(url)).ShouldBe("");
        (await world.Sqs.PurgeQueueAsync(url).RefusalAsync()).ShouldBe(
            $"AWS.SimpleQueueService.PurgeQueueInProgress: Only one PurgeQueue operation on {name} is allowed every 60 seconds.");
    });
}
