using Ecommerce.Iam;
using Ecommerce.Local.Trust;

namespace Ecommerce.Tests.Unit.Sns;

public sealed class AccessTests
{
    [Theory]
    [InlineData("Publish", "TopicArn", Topics.Topic, "sns:Publish", Topics.Topic)]
    [InlineData("PublishBatch", "TopicArn", Topics.Topic, "sns:Publish", Topics.Topic)]
    [InlineData("CreateTopic", "Name", "t", "sns:CreateTopic", Topics.Topic)]
    [InlineData("SetTopicAttributes", "TopicArn", Topics.Topic, "sns:SetTopicAttributes", Topics.Topic)]
    [InlineData("TagResource", "ResourceArn", Topics.Topic, "sns:TagResource", Topics.Topic)]
    [InlineData("Unsubscribe", "SubscriptionArn", "x", "sns:Unsubscribe", "*")]
    public async Task ACallIsAskedForAtItsTopic(string operation, string name, string value, string action, string resource)
    {
        await using var topics = new Topics();
        var asked = new Asking();

        var (status, reply) = topics.Call(operation, [(name, value)], asked);

        (status, Topics.Text(reply, "Code"), Topics.Text(reply, "Message")).ShouldBe((403, "AuthorizationError", "No."));
        asked.Requests.Select(one => $"{one.Action} {one.Resource}").ShouldBe([$"{action} {resource}"]);
    }

    [Fact]
    public async Task WhoSubscribesIsAskedByWhatAndWhereTo()
    {
        await using var topics = new Topics();
        var asked = new Asking();

        topics.Call("Subscribe", [("TopicArn", Topics.Topic), ("Protocol", "sqs"), ("Endpoint", Topics.Queue)], asked);

        var keys = asked.Requests.Single().Keys;
        (keys["sns:Protocol"].Single(), keys["sns:Endpoint"].Single()).ShouldBe(("sqs", Topics.Queue));
    }

    [Fact]
    public async Task WhatNobodyKnowsIsRefusedByName()
    {
        await using var topics = new Topics();

        topics.Refused("CheckIfPhoneNumberIsOptedOut").ShouldBe(
            "InvalidAction: The operation CheckIfPhoneNumberIsOptedOut is not supported by the local SNS.");
        topics.Refused("ListTopics", ("Colour", "red")).ShouldBe(
            "InvalidParameter: Invalid parameter: Colour Reason: it is not supported by the local SNS for this operation");
        topics.Refused("GetTopicAttributes").ShouldBe(
            "InvalidParameter: Invalid parameter: TopicArn Reason: no value for required parameter");
    }

    /// <summary>A caller who remembers what was asked about it, and may nothing.</summary>
    private sealed class Asking() : Caller("arn:aws:iam::000000000000:user/asked", "AIDAASKED")
    {
        public List<AccessRequest> Requests { get; } = [];

        public override string? Refuse(AccessRequest request)
        {
            Requests.Add(request);
            return "No.";
        }
    }
}
