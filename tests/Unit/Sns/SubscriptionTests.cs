namespace Ecommerce.Tests.Unit.Sns;

public sealed class SubscriptionTests
{
    [Fact]
    public async Task AnEndpointIsSubscribedOnce()
    {
        await using var topics = new Topics();
        var arn = topics.Subscribe(("RawMessageDelivery", "true"));

        topics.Subscribe().ShouldBe(arn);
        topics.Subscribe(("RawMessageDelivery", "TRUE")).ShouldBe(arn);
        Refused(topics, "sqs", Topics.Queue, ("RawMessageDelivery", "false"))
            .ShouldBe("InvalidParameter: Invalid parameter: Attributes Reason: Subscription already exists with different attributes");
        arn.ShouldStartWith($"{Topics.Topic}:");
    }

    [Theory]
    [InlineData("http", "http://localhost/", "Protocol Reason: the local SNS delivers by sqs and lambda, not by http")]
    [InlineData("email", "a@b.example", "Protocol Reason: the local SNS delivers by sqs and lambda, not by email")]
    [InlineData("pigeon", "roof", "Amazon SNS does not support this protocol string: pigeon")]
    [InlineData("sqs", "http://localhost/000000000000/q", "SQS endpoint ARN")]
    [InlineData("sqs", "arn:aws:lambda:us-east-1:000000000000:function:f", "SQS endpoint ARN")]
    [InlineData("lambda", "f", "Lambda endpoint ARN")]
    [InlineData(
        "sqs", "arn:aws:sqs:us-east-1:000000000000:q.fifo",
        "Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics")]
    public async Task WhatCannotBeReachedFromHereIsRefusedByName(string protocol, string endpoint, string words)
    {
        await using var topics = new Topics();

        Refused(topics, protocol, endpoint).ShouldBe($"InvalidParameter: Invalid parameter: {words}");
    }

    [Theory]
    [InlineData("RawMessageDelivery", "wrongvalue", "RawMessageDelivery: Invalid value [wrongvalue]. Must be true or false.")]
    [InlineData("RawMessageDelivery", "", "RawMessageDelivery: Invalid value []. Must be true or false.")]
    [InlineData(
        "FilterPolicyScope", "RandomValue",
        "FilterPolicyScope: Invalid value [RandomValue]. Please use either MessageBody or MessageAttributes")]
    [InlineData("RedrivePolicy", """{"deadLetterTargetArn":"dead"}""", "RedrivePolicy: deadLetterTargetArn is an invalid arn")]
    [InlineData("Colour", "red", "AttributeName")]
    [InlineData("DeliveryPolicy", "{}", "DeliveryPolicy Reason: it is not supported by the local SNS")]
    public async Task AnAttributeIsCheckedInBothCalls(string name, string value, string words)
    {
        await using var topics = new Topics();
        Refused(topics, "sqs", Topics.Queue, (name, value)).ShouldBe($"InvalidParameter: Invalid parameter: Attributes Reason: {words}");
        var arn = topics.Subscribe();

        topics.Refused("SetSubscriptionAttributes", ("SubscriptionArn", arn), ("AttributeName", name), ("AttributeValue", value))
            .ShouldBe($"InvalidParameter: Invalid parameter: {words}");
    }

    [Fact]
    public async Task AFunctionGetsNothingRaw()
    {
        await using var topics = new Topics();

        Refused(topics, "lambda", "arn:aws:lambda:us-east-1:000000000000:function:f", ("RawMessageDelivery", "true")).ShouldEndWith(
            "RawMessageDelivery: Delivery protocol [lambda] does not support raw message delivery.");
    }

    [Fact]
    public async Task TheScopeOfAFilterPolicyIsToldOnlyWithThePolicy()
    {
        await using var topics = new Topics();
        var arn = topics.Subscribe(("FilterPolicyScope", "MessageBody"));
        Told(topics, arn).ShouldNotContainKey("FilterPolicyScope");

        topics.Ok(
            "SetSubscriptionAttributes", ("SubscriptionArn", arn), ("AttributeName", "FilterPolicy"),
            ("AttributeValue", """{"a":["b"]}"""));

        var told = Told(topics, arn);
        (told["FilterPolicy"], told["FilterPolicyScope"], told["RawMessageDelivery"]).ShouldBe(("""{"a":["b"]}""", "MessageBody", "false"));
        (told["Protocol"], told["Endpoint"], told["PendingConfirmation"]).ShouldBe(("sqs", Topics.Queue, "false"));
    }

    [Fact]
    public async Task WhoIsUnsubscribedGetsNothingAnyMore()
    {
        await using var topics = new Topics();
        var arn = topics.Subscribe();

        topics.Ok("Unsubscribe", ("SubscriptionArn", arn));
        topics.Ok("Unsubscribe", ("SubscriptionArn", arn));
        topics.Publish("a");
        await topics.DeliverAsync();

        topics.Queues.Bodies.ShouldBeEmpty();
        topics.Refused("GetSubscriptionAttributes", ("SubscriptionArn", arn)).ShouldBe("NotFound: Subscription does not exist");
        topics.Refused("Unsubscribe", ("SubscriptionArn", "a:b")).ShouldBe(
            "InvalidParameter: Invalid parameter: SubscriptionArn Reason: An ARN must have at least 6 elements, not 2");
        topics.Refused("Unsubscribe", ("SubscriptionArn", Topics.Topic)).ShouldBe("InvalidParameter: Invalid parameter: SubscriptionId");
    }

    [Fact]
    public async Task ATopicHas200FilterPolicies()
    {
        await using var topics = new Topics();
        for (var i = 0; i < 200; i++)
        {
            topics.Subscribe("sqs", $"{Topics.Queue}-{i}", ("FilterPolicy", """{"a":["b"]}"""));
        }

        Refused(topics, "sqs", Topics.Queue, ("FilterPolicy", """{"a":["b"]}""")).ShouldStartWith("FilterPolicyLimitExceeded: ");
        topics.Subscribe();
    }

    private static Dictionary<string, string> Told(Topics topics, string arn) =>
        topics.Ok("GetSubscriptionAttributes", ("SubscriptionArn", arn)).Descendants()
            .Where(one => one.Name.LocalName == "entry").ToDictionary(one => Topics.Text(one, "key"), one => Topics.Text(one, "value"));

    private static string Refused(Topics topics, string protocol, string endpoint, params (string, string)[] attributes) => topics.Refused(
        "Subscribe",
        [
            ("TopicArn", Topics.Topic), ("Protocol", protocol), ("Endpoint", endpoint), .. Topics.Entries("Attributes", attributes),
        ]);
}
