namespace Ecommerce.Tests.Unit.Sns;

public sealed class TopicTests
{
    [Fact]
    public async Task ATopicIsMadeOnceHoweverOftenItIsAskedFor()
    {
        await using var topics = new Topics();

        Topics.Text(topics.Ok("CreateTopic", ("Name", "t")), "TopicArn").ShouldBe(Topics.Topic);
        topics.Refused("CreateTopic", [("Name", "t"), .. Topics.Entries("Attributes", ("DisplayName", "other"))])
            .ShouldBe("InvalidParameter: Invalid parameter: Attributes Reason: Topic already exists with different attributes");
        topics.Refused("CreateTopic", ("Name", "t"), ("Tags.member.1.Key", "a"), ("Tags.member.1.Value", "b"))
            .ShouldBe("InvalidParameter: Invalid parameter: Tags Reason: Topic already exists with different tags");
        topics.Emulator.Topics().ShouldHaveSingleItem().SubscriptionsCount.ShouldBe(0);
    }

    [Theory]
    [InlineData("a.b", "Topic Name")]
    [InlineData("", "Topic Name")]
    [InlineData("t.fifo", "FifoTopic Reason: the local SNS has standard topics only")]
    public async Task ATopicsNameIsChecked(string name, string words)
    {
        await using var topics = new Topics();

        topics.Refused("CreateTopic", ("Name", name)).ShouldBe($"InvalidParameter: Invalid parameter: {words}");
    }

    [Theory]
    [InlineData("FifoTopic", "true", "Attributes Reason: FifoTopic Reason: the local SNS has standard topics only")]
    [InlineData("DeliveryPolicy", "{}", "Attributes Reason: DeliveryPolicy Reason: it is not supported by the local SNS")]
    [InlineData(
        "SQSSuccessFeedbackRoleArn", "x", "Attributes Reason: SQSSuccessFeedbackRoleArn Reason: it is not supported by the local SNS")]
    [InlineData("Colour", "red", "Attributes Reason: AttributeName")]
    public async Task WhatATopicCannotBeHereIsRefusedByName(string attribute, string value, string words)
    {
        await using var topics = new Topics();

        topics.Refused("CreateTopic", [("Name", "u"), .. Topics.Entries("Attributes", (attribute, value))])
            .ShouldBe($"InvalidParameter: Invalid parameter: {words}");
    }

    [Fact]
    public async Task ATopicTellsWhatWasSetAndWhatIsSoAnyway()
    {
        await using var topics = new Topics();
        topics.Subscribe();
        const string Policy =
            """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"sns:Publish","Resource":"*"}]}""";

        topics.Ok("SetTopicAttributes", ("TopicArn", Topics.Topic), ("AttributeName", "Policy"), ("AttributeValue", Policy));
        var told = topics.Ok("GetTopicAttributes", ("TopicArn", Topics.Topic)).Descendants()
            .Where(one => one.Name.LocalName == "entry").ToDictionary(one => Topics.Text(one, "key"), one => Topics.Text(one, "value"));

        (told["TopicArn"], told["Owner"], told["Policy"], told["DisplayName"]).ShouldBe((Topics.Topic, "000000000000", Policy, ""));
        (told["SubscriptionsConfirmed"], told["SubscriptionsPending"]).ShouldBe(("1", "0"));
        topics.Refused("SetTopicAttributes", ("TopicArn", Topics.Topic), ("AttributeName", "Policy"), ("AttributeValue", "{"))
            .ShouldStartWith("InvalidParameter: Invalid parameter: Policy Error: ");
    }

    [Fact]
    public async Task ADeletedTopicIsGoneWithItsSubscriptions()
    {
        await using var topics = new Topics();
        topics.Subscribe();

        topics.Ok("DeleteTopic", ("TopicArn", Topics.Topic));
        topics.Ok("DeleteTopic", ("TopicArn", Topics.Topic));

        topics.Refused("GetTopicAttributes", ("TopicArn", Topics.Topic)).ShouldBe("NotFound: Topic does not exist");
        topics.Ok("ListSubscriptions").Descendants().ShouldNotContain(one => one.Name.LocalName == "SubscriptionArn");
    }

    [Fact]
    public async Task AListComesInPagesOfAHundred()
    {
        await using var topics = new Topics();
        for (var i = 0; i < 120; i++)
        {
            topics.Ok("CreateTopic", ("Name", $"more-{i}"));
        }

        var first = topics.Ok("ListTopics");
        var second = topics.Ok("ListTopics", ("NextToken", Topics.Text(first, "NextToken")));

        string[] arns =
        [
            .. first.Descendants().Concat(second.Descendants()).Where(one => one.Name.LocalName == "TopicArn").Select(one => one.Value),
        ];
        (arns.Length, arns.Distinct().Count()).ShouldBe((121, 121));
        second.Descendants().ShouldNotContain(one => one.Name.LocalName == "NextToken");
        topics.Refused("ListTopics", ("NextToken", "?")).ShouldBe("InvalidParameter: Invalid parameter: NextToken");
    }

    [Fact]
    public async Task TagsAreAddedChangedAndTakenAway()
    {
        await using var topics = new Topics();
        (string, string) topic = ("ResourceArn", Topics.Topic);

        topics.Ok("TagResource", [topic, .. Tag(1, "a", "1"), .. Tag(2, "b", "")]);
        topics.Ok("TagResource", [topic, .. Tag(1, "a", "2")]);
        topics.Ok("UntagResource", topic, ("TagKeys.member.1", "b"));

        Topics.Text(topics.Ok("ListTagsForResource", topic), "Tags").ShouldBe("a2");
        topics.Refused("TagResource", [topic, .. Tag(1, "a", ""), .. Tag(2, "a", "")])
            .ShouldBe("InvalidParameter: Invalid parameter: Duplicated keys are not allowed.");
        topics.Refused("ListTagsForResource", ("ResourceArn", $"{Topics.Topic}x")).ShouldBe("ResourceNotFound: Resource does not exist");
        topics.Refused("TagResource", [topic, .. Enumerable.Range(1, 50).SelectMany(i => Tag(i, $"k{i}", ""))])
            .ShouldBe("TagLimitExceeded: Could not complete request: tag quota of per resource exceeded");
    }

    private static IEnumerable<(string, string)> Tag(int number, string key, string value) =>
        [($"Tags.member.{number}.Key", key), ($"Tags.member.{number}.Value", value)];
}
