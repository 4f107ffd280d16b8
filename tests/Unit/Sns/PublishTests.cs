namespace Ecommerce.Tests.Unit.Sns;

public sealed class PublishTests
{
    private static readonly (string, string) s_topic = ("TopicArn", Topics.Topic);

    [Theory]
    [InlineData("x", "InvalidParameter: Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1")]
    [InlineData("arn:aws:sns:eu-west-1:000000000000:t", "InvalidParameter: Invalid parameter: TopicArn")]
    [InlineData("arn:aws:sns:us-east-1:000000000000:none", "NotFound: Topic does not exist")]
    [InlineData("arn:aws:sns:us-east-1:999999999999:t", "NotFound: Topic does not exist")]
    public async Task OnlyATopicOfThisAccountTakesAMessage(string arn, string words)
    {
        await using var topics = new Topics();

        topics.Refused("Publish", ("TopicArn", arn), ("Message", "a")).ShouldBe(words);
    }

    [Theory]
    [InlineData("Message", "", "Empty message")]
    [InlineData("Subject", "", "Subject")]
    [InlineData("Subject", "two\nlines", "Subject")]
    [InlineData("MessageStructure", "xml", "MessageStructure")]
    [InlineData("MessageStructure", "json", "Message Structure - JSON message body failed to parse")]
    [InlineData("PhoneNumber", "+1", "PhoneNumber Reason: it is not supported by the local SNS for this operation")]
    [InlineData(
        "MessageDeduplicationId", "d",
        "MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type")]
    public async Task AMessageIsChecked(string name, string value, string words)
    {
        await using var topics = new Topics();
        (string, string)[] message = name == "Message" ? [] : [("Message", "a")];

        topics.Refused("Publish", [s_topic, (name, value), .. message]).ShouldBe($"InvalidParameter: Invalid parameter: {words}");
    }

    [Theory]
    [InlineData("a..b", "String", "x", "Message attribute name can not have successive '.' character.")]
    [InlineData(".a", "String", "x", "Invalid message attribute name starting with character '.' was found.")]
    [InlineData("a.", "String", "x", "Invalid message attribute name ending with character '.' was found.")]
    [InlineData(
        "a!", "String", "x",
        "Invalid non-alphanumeric character '#x21' was found in the message attribute name. Can only include alphanumeric characters, "
        + "hyphens, underscores, or dots.")]
    [InlineData(
        "a", "Text", "x",
        "The message attribute 'a' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and "
        + "String.")]
    [InlineData(
        "a", "String", "",
        "The message attribute 'a' must contain non-empty message attribute value for message attribute type 'String'.")]
    public async Task AnAttributeIsChecked(string name, string type, string value, string words)
    {
        await using var topics = new Topics();

        topics.Refused("Publish", [s_topic, ("Message", "a"), .. Topics.AttributesOf((name, type, value))])
            .ShouldBe($"ParameterValueInvalid: {words}");
    }

    [Fact]
    public async Task AMessageHas256KibWithItsAttributes()
    {
        await using var topics = new Topics();
        var longest = new string('x', (256 * 1024) - "kStringv".Length);

        topics.Publish(longest, ("k", "String", "v"));
        topics.Refused("Publish", [s_topic, ("Message", longest + "x"), .. Topics.AttributesOf(("k", "String", "v"))])
            .ShouldBe("InvalidParameter: Invalid parameter: Message too long");
    }

    [Fact]
    public async Task OfABatchEachMessageIsTakenOrRefusedByItself()
    {
        await using var topics = new Topics();
        topics.Subscribe(("RawMessageDelivery", "true"));

        var reply = topics.Ok("PublishBatch", [s_topic, .. Entry(1, "a", "first"), .. Entry(2, "b", ""), .. Entry(3, "c", "third")]);
        await topics.DeliverAsync();

        topics.Queues.Bodies.Order().ShouldBe(["first", "third"]);
        var failed = reply.Descendants().Single(one => one.Name.LocalName == "Failed");
        (Topics.Text(failed, "Id"), Topics.Text(failed, "Code"), Topics.Text(failed, "Message"), Topics.Text(failed, "SenderFault"))
            .ShouldBe(("b", "InvalidParameter", "Invalid parameter: Empty message", "true"));
    }

    [Fact]
    public async Task ABatchIsRefusedAsAWholeForWhatIsWrongWithIt()
    {
        await using var topics = new Topics();
        topics.Subscribe();
        (string, string)[] eleven = [.. Enumerable.Range(1, 11).SelectMany(i => Entry(i, $"m{i}", "a"))];
        var half = new string('x', (128 * 1024) + 1);

        Refused().ShouldBe("EmptyBatchRequest: The batch request doesn't contain any entries.");
        Refused(eleven).ShouldBe("TooManyEntriesInBatchRequest: The batch request contains more entries than permissible.");
        Refused([.. Entry(1, "a", "x"), .. Entry(2, "a", "x")])
            .ShouldBe("BatchEntryIdsNotDistinct: Two or more batch entries in the request have the same Id.");
        Refused([.. Entry(1, "a b", "x")]).ShouldBe(
            "InvalidBatchEntryId: The Id of a batch entry in the batch request contains an impermissible character: a b");
        Refused([.. Entry(1, "a", half), .. Entry(2, "b", half)])
            .ShouldBe("BatchRequestTooLong: The length of all the messages put together is more than the limit.");
        await topics.DeliverAsync();
        topics.Queues.Bodies.ShouldBeEmpty();

        string Refused(params (string, string)[] entries) => topics.Refused("PublishBatch", [s_topic, .. entries]);
    }

    [Fact]
    public async Task AThrottledCallIsRefusedWith429()
    {
        await using var topics = new Topics();
        topics.Emulator.Throttles = () => true;

        topics.Call("Publish", [s_topic, ("Message", "a")]).Status.ShouldBe(429);
        topics.Refused("PublishBatch", [s_topic, .. Entry(1, "a", "x")]).ShouldBe("Throttled: Rate exceeded");
    }

    private static IEnumerable<(string, string)> Entry(int number, string id, string message) =>
    [
        ($"PublishBatchRequestEntries.member.{number}.Id", id), ($"PublishBatchRequestEntries.member.{number}.Message", message),
    ];
}
