using Amazon.SQS.Model;

namespace Ecommerce.Tests.Conformance.Sqs;

/// <summary>
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html
/// </summary>
public sealed class QueueMessageTests
{
    private const int SizeMax = 1024 * 1024;

    // The SDK compares the digests of body and attributes with its own, so that each of these scenarios proves them.
    [Theory]
    [OnEachBackend]
    public Task AMessageIsSentReceivedAndDeleted(Backend on) => on.HoldsOnQueuesAsync(async world =>
    {
        var url = await world.QueueAsync();
        var sent = await world.Sqs.SendMessageAsync(new SendMessageRequest(url, "tea ☕")
        {
            MessageAttributes = new()
            {
                ["kind"] = new() { DataType = "String", StringValue = "hot" },
                ["count"] = new() { DataType = "Number.int", StringValue = "3" },
                ["seal"] = new() { DataType = "Binary", BinaryValue = new MemoryStream([1, 2, 3]) },
            },
            MessageSystemAttributes = new() { ["AWSTraceHeader"] = new() { DataType = "String", StringValue = "Root=1-2-3" } },
        });

        var message = (await world.ReceiveAsync(url)).ShouldHaveSingleItem();
        await world.Sqs.DeleteMessageAsync(url, message.ReceiptHandle);

        (message.MessageId, message.Body, message.MD5OfBody).ShouldBe((sent.MessageId, "tea ☕", sent.MD5OfMessageBody));
        message.MD5OfMessageAttributes.ShouldBe(sent.MD5OfMessageAttributes);
        message.MessageAttributes["count"].StringValue.ShouldBe("3");
        message.Attributes["ApproximateReceiveCount"].ShouldBe("1");
        message.Attributes["AWSTraceHeader"].ShouldBe("Root=1-2-3");
        (await world.AttributeAsync(url, "ApproximateNumberOfMessages")).ShouldBe("0");
    });

    [Theory]
    [OnEachBackend]
    public Task AMessageSaysOnlyWhatIsAskedFor(Backend on) => on.HoldsOnQueuesAsync(async world =>
    {
        var url = await world.QueueAsync("VisibilityTimeout=0");
        await world.Sqs.SendMessageAsync(new SendMessageRequest(url, "a")
        {
            MessageAttributes = new()
            {
                ["a.x"] = new() { DataType = "String", StringValue = "1" },
                ["b.x"] = new() { DataType = "String", StringValue = "2" },
            },
        });

        async Task<string> Named(params List<string> names)
        {
            var request = new ReceiveMessageRequest(url) { MessageAttributeNames = names };
            var attributes = (await world.Sqs.ReceiveMessageAsync(request)).Messages.Single().MessageAttributes ?? [];
            return string.Join(' ', attributes.Keys.Order(StringComparer.Ordinal));
        }

        (await Named()).ShouldBe("");
        (await Named("a.x")).ShouldBe("a.x");
        (await Named("b.*")).ShouldBe("b.x");
        (await Named("All")).ShouldBe("a.x b.x");
    });

    [Theory]
    [OnEachBackend]
    public Task AMessageIsAtMost1MiB(Backend on) => on.HoldsOnQueuesAsync(async world =>
    {
        var url = await world.QueueAsync();

        await world.SendAsync(url, new string('a', SizeMax));
        (await world.SendAsync(url, new string('a', SizeMax + 1)).RefusalAsync()).ShouldBe(
            "InvalidParameterValue: One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.");
    });

    [Theory]
    [OnEachBackend]
    public Task AnEmptyMessageIsRefused(Backend on) => on.HoldsOnQueuesAsync(async world =>
        (await world.SendAsync(await world.QueueAsync(), "").RefusalAsync()).ShouldBe(
            "MissingParameter: The request must contain the parameter MessageBody."));

    [Theory]
    [OnEachBackend]
    public Task ACharacterOutsideOfXmlIsRefused(Backend on) => on.HoldsOnQueuesAsync(async world =>
        (await world.SendAsync(await world.QueueAsync(), "a\u0001b").RefusalAsync()).ShouldStartWith(
            "InvalidMessageContents: Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF"));

    [Theory]
    [OnEachBackend]
    public Task AnAttributeWithoutAValueIsRefused(Backend on) => on.HoldsOnQueuesAsync(async world =>
    {
        var request = new SendMessageRequest(await world.QueueAsync(), "a")
        {
            MessageAttributes = new() { ["e"] = new() { DataType = "String", StringValue = "" } },
        };

        (await world.Sqs.SendMessageAsync(request).RefusalAsync()).ShouldBe(
            "InvalidParameterValue: Message (user) attribute 'e' must contain a non-empty value of type 'String'.");
    });

    [Theory]
    [OnEachBackend(0)]
    [OnEachBackend(11)]
    public Task OneToTenMessagesAreReceived(Backend on, int count) => on.HoldsOnQueuesAsync(async world =>
    {
        var request = new ReceiveMessageRequest(await world.QueueAsync()) { MaxNumberOfMessages = count };

        (await world.Sqs.ReceiveMessageAsync(request).RefusalAsync()).ShouldBe(
            $"InvalidParameterValue: Value {count} for parameter MaxNumberOfMessages is invalid. "
            + "Reason: Must be between 1 and 10, if provided.");
    });

    [Theory]
    [OnEachBackend(-1)]
    [OnEachBackend(21)]
    public Task AReceiverWaitsAtMost20Seconds(Backend on, int seconds) => on.HoldsOnQueuesAsync(async world =>
    {
        var request = new ReceiveMessageRequest(await world.QueueAsync()) { WaitTimeSeconds = seconds };

        (await world.Sqs.ReceiveMessageAsync(request).RefusalAsync()).ShouldBe(
            $"InvalidParameterValue: Value {seconds} for parameter WaitTimeSeconds is invalid. "
            + "Reason: Must be >= 0 and <= 20, if provided.");
    });

    [Theory]
    [OnEachBackend]
    public Task ADelayIsAtMost15Minutes(Backend on) => on.HoldsOnQueuesAsync(async world =>
    {
        var request = new SendMessageRequest(await world.QueueAsync(), "a") { DelaySeconds = 901 };

        (await world.Sqs.SendMessageAsync(request).RefusalAsync()).ShouldBe(
            "InvalidParameterValue: Value 901 for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.");
    });

    [Theory]
    [OnEachBackend]
    public Task AMessageInFlightIsCountedAndReleased(Backend on) => on.HoldsOnQueuesAsync(async world =>
    {
        var url = await world.QueueAsync();
        await world.SendAsync(url, "a");
        var message = (await world.ReceiveAsync(url)).ShouldHaveSingleItem();

        (await world.AttributeAsync(url, "ApproximateNumberOfMessagesNotVisible")).ShouldBe("1");
        (await world.BodiesAsync(url)).ShouldBe("");
        await world.Sqs.ChangeMessageVisibilityAsync(url, message.ReceiptHandle, 0);

        (await world.ReceiveAsync(url)).ShouldHaveSingleItem().Attributes["ApproximateReceiveCount"].ShouldBe("2");
    });

    [Theory]
    [OnEachBackend]
    public Task AHandleThatWasNeverGivenIsRefused(Backend on) => on.HoldsOnQueuesAsync(async world =>
    {
        const string Refused = "ReceiptHandleIsInvalid: The input receipt handle \"garbage\" is not a valid receipt handle.";
        var url = await world.QueueAsync();

        (await world.Sqs.DeleteMessageAsync(url, "garbage").RefusalAsync()).ShouldBe(Refused);
        (await world.Sqs.ChangeMessageVisibilityAsync(url, "garbage", 1).RefusalAsync()).ShouldBe(Refused);
    });

    [Theory]
    [OnEachBackend]
    public Task ADeletedMessageIsDeletedAgainButNotKeptLonger(Backend on) => on.HoldsOnQueuesAsync(async world =>
    {
        var url = await world.QueueAsync();
        await world.SendAsync(url, "a");
        var handle = (await world.ReceiveAsync(url)).ShouldHaveSingleItem().ReceiptHandle;

        await world.Sqs.DeleteMessageAsync(url, handle);
        await world.Sqs.DeleteMessageAsync(url, handle);

        (await world.Sqs.ChangeMessageVisibilityAsync(url, handle, 42).RefusalAsync()).ShouldBe(
            $"InvalidParameterValue: Value {handle} for parameter ReceiptHandle is invalid. "
            + "Reason: Message does not exist or is not available for visibility timeout change.");
    });
}
