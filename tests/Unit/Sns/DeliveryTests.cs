using System.Text.Json;
using Ecommerce.Local.Emulators.Sns;

namespace Ecommerce.Tests.Unit.Sns;

public sealed class DeliveryTests
{
    private const string WithDeadLetters = $$"""{"deadLetterTargetArn":"{{Topics.DeadLetters}}"}""";

    [Fact]
    public async Task AQueueGetsTheMessageInsideOfWhatSnsSaysOfIt()
    {
        await using var topics = new Topics();
        var subscription = topics.Subscribe();

        var id = topics.Publish("tea \"☕\" <&>", ("kind", "String", "hot"), ("raw", "Binary", "AAE="));
        await topics.DeliverAsync();

        var given = topics.Queues.Notifications.ShouldHaveSingleItem();
        (given.TopicArn, given.Endpoint, given.Attributes.Count).ShouldBe((Topics.Topic, Topics.Queue, 0));
        given.Body.ShouldBe(
            $$"""{"Type":"Notification","MessageId":"{{id}}","TopicArn":"{{Topics.Topic}}","Message":"tea \"☕\" <&>",""" +
            """
            "Timestamp":"2026-11-22T13:08:05.250Z","SignatureVersion":"1","Signature":"bm90IHNpZ25lZA==",
            "SigningCertURL":"https://sns.us-east-1.amazonaws.com/SimpleNotificationService-local.pem",
            """.ReplaceLineEndings("") +
            $"\"UnsubscribeURL\":\"https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn={subscription}\"," +
            """
            "MessageAttributes":{"kind":{"Type":"String","Value":"hot"},"raw":{"Type":"Binary","Value":"AAE="}}}
            """);
    }

    [Fact]
    public async Task AQueueThatWantsItRawGetsTheMessageAlone()
    {
        await using var topics = new Topics();
        topics.Subscribe(("RawMessageDelivery", "true"));

        topics.Publish("a", ("kind", "String.Array", """["x"]"""), ("raw", "Binary", "AAE="));
        await topics.DeliverAsync();

        var given = topics.Queues.Notifications.ShouldHaveSingleItem();
        given.Body.ShouldBe("a");
        (given.Attributes["kind"].DataType, given.Attributes["kind"].Text).ShouldBe(("String.Array", """["x"]"""));
        given.Attributes["raw"].Binary.ShouldBe([0, 1]);
    }

    [Fact]
    public async Task AFunctionGetsOneRecordWithAllItsMembers()
    {
        await using var topics = new Topics();
        var subscription = topics.Subscribe("lambda", "arn:aws:lambda:us-east-1:000000000000:function:f");

        var id = topics.Publish("a");
        await topics.DeliverAsync();

        var record = JsonElement.Parse(topics.Functions.Bodies.ShouldHaveSingleItem()).GetProperty("Records")[0];
        record.GetProperty("EventSource").GetString().ShouldBe("aws:sns");
        record.GetProperty("EventSubscriptionArn").GetString().ShouldBe(subscription);
        var told = record.GetProperty("Sns");
        (told.GetProperty("MessageId").GetString(), told.GetProperty("Message").GetString()).ShouldBe((id, "a"));
        told.GetProperty("Subject").ValueKind.ShouldBe(JsonValueKind.Null);
        told.GetProperty("MessageAttributes").EnumerateObject().ShouldBeEmpty();
        told.GetProperty("SigningCertUrl").GetString().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task EachProtocolIsToldItsOwnText()
    {
        await using var topics = new Topics();
        topics.Subscribe(("RawMessageDelivery", "true"));
        topics.Subscribe("lambda", "arn:aws:lambda:us-east-1:000000000000:function:f");

        topics.Ok(
            "Publish", ("TopicArn", Topics.Topic), ("MessageStructure", "json"),
            ("Message", """{"default":"for all","sqs":"for queues","lambda":1}"""));
        await topics.DeliverAsync();

        topics.Queues.Bodies.ShouldBe(["for queues"]);
        topics.Functions.Bodies.Single().ShouldContain("\"Message\":\"for all\"");
    }

    [Fact]
    public async Task ADeliveryThatFailsIsTriedAtOnceThenLaterAndLater()
    {
        await using var topics = new Topics();
        topics.Subscribe();
        topics.Queues.Outcome = _ => DeliveryOutcome.Failed("out of order");
        topics.Publish("a");

        await topics.DeliverAsync();
        topics.Queues.Bodies.Count.ShouldBe(4); // The first attempt and three retries without a wait.
        await topics.AfterAsync(TimeSpan.FromSeconds(0.9));
        topics.Queues.Bodies.Count.ShouldBe(4);
        await topics.AfterAsync(TimeSpan.FromSeconds(0.1));
        await topics.AfterAsync(TimeSpan.FromSeconds(1));
        topics.Queues.Bodies.Count.ShouldBe(6);
        for (var retry = 0; retry < 10; retry++)
        {
            await topics.AfterAsync(TimeSpan.FromSeconds(20));
        }

        topics.Queues.Bodies.Count.ShouldBe(16);
        await topics.AfterAsync(TimeSpan.FromSeconds(19.9));
        topics.Queues.Bodies.Count.ShouldBe(16);
        topics.Queues.Outcome = _ => DeliveryOutcome.Delivered;
        await topics.AfterAsync(TimeSpan.FromSeconds(0.1));
        await topics.AfterAsync(TimeSpan.FromDays(1));
        topics.Queues.Bodies.Count.ShouldBe(17);
        (topics.Emulator.WaitingCount, topics.Emulator.Log.Failures.Count).ShouldBe((0, 0));
    }

    [Fact]
    public async Task WhatASubscriberRefusesGoesToTheDeadLetterQueueAtOnce()
    {
        await using var topics = new Topics();
        var subscription = topics.Subscribe(("RedrivePolicy", WithDeadLetters));
        topics.Queues.Outcome = endpoint =>
            endpoint == Topics.Queue ? DeliveryOutcome.Refused("no such queue") : DeliveryOutcome.Delivered;

        var id = topics.Publish("a");
        await topics.DeliverAsync();

        topics.Queues.Notifications.Select(one => one.Endpoint).ShouldBe([Topics.Queue, Topics.DeadLetters]);
        topics.Queues.Bodies[1].ShouldBe(topics.Queues.Bodies[0]);
        topics.Emulator.Log.Failures.ShouldBe(
            [new(topics.Clock.GetUtcNow(), id, subscription, Topics.Queue, "no such queue", IsInQueue: true)]);
        topics.Emulator.WaitingCount.ShouldBe(0);
    }

    [Fact]
    public async Task WhatAFunctionRefusesStandsInTheDeadLetterQueueAsForAQueue()
    {
        await using var topics = new Topics();
        topics.Subscribe("lambda", "arn:aws:lambda:us-east-1:000000000000:function:f", ("RedrivePolicy", WithDeadLetters));
        topics.Functions.Outcome = _ => DeliveryOutcome.Refused("Function not found");

        topics.Publish("a");
        await topics.DeliverAsync();

        JsonElement.Parse(topics.Queues.Bodies.ShouldHaveSingleItem()).GetProperty("Message").GetString().ShouldBe("a");
    }

    [Fact]
    public async Task WithoutADeadLetterQueueTheLogTellsWhatIsLost()
    {
        await using var topics = new Topics();
        topics.Subscribe();
        topics.Queues.Outcome = _ => DeliveryOutcome.Refused("no right");

        topics.Publish("a");
        await topics.DeliverAsync();

        topics.Emulator.Log.Failures.ShouldHaveSingleItem().IsInQueue.ShouldBeFalse();
        topics.Emulator.WaitingCount.ShouldBe(0);
    }

    [Fact]
    public async Task ADeadLetterQueueThatFailsIsAskedAgain()
    {
        await using var topics = new Topics();
        topics.Subscribe(("RedrivePolicy", WithDeadLetters));
        topics.Queues.Outcome = endpoint =>
            endpoint == Topics.Queue ? DeliveryOutcome.Refused("no right") : DeliveryOutcome.Failed("out of order");
        topics.Publish("a");
        await topics.DeliverAsync();
        topics.Emulator.WaitingCount.ShouldBe(1);

        topics.Queues.Outcome = _ => DeliveryOutcome.Delivered;
        await topics.AfterAsync(TimeSpan.FromSeconds(20));

        topics.Queues.Notifications.Select(one => one.Endpoint)
            .ShouldBe([Topics.Queue, Topics.DeadLetters, Topics.DeadLetters]);
        topics.Emulator.WaitingCount.ShouldBe(0);
    }
}
