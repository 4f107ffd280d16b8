namespace Ecommerce.Tests.Unit.Sqs;

public sealed class FifoTests : IDisposable
{
    private const string Q = "q.fifo";

    private readonly Queues _queues = Queues.With(Q, """{"FifoQueue":"true","VisibilityTimeout":"10"}""");

    public void Dispose() => _queues.Dispose();

    [Fact]
    public void AGroupIsLockedWhileOneOfItIsInFlight()
    {
        Send("a1", "a2", "b1");

        _queues.Bodies(Q, max: 1).ShouldBe(["a1"]);
        _queues.Bodies(Q).ShouldBe(["b1"]);
        _queues.Bodies(Q).ShouldBeEmpty();
        _queues.Advance(10);

        _queues.Bodies(Q).ShouldBe(["a1", "a2", "b1"]);
    }

    [Fact]
    public void AsManyOfOneGroupAsThereAreComeFirst()
    {
        Send("a1", "b1", "a2", "b2", "a3");

        _queues.Bodies(Q, max: 4).ShouldBe(["a1", "a2", "a3", "b1"]);
        _queues.Bodies(Q).ShouldBeEmpty();
    }

    [Fact]
    public void WhatIsKeptLongerHoldsBackWhatFollowsIt()
    {
        Send("a1", "a2", "a3");
        var second = _queues.Receive(Q)[1];
        _queues.On(Q, "ChangeMessageVisibility", $$""" "ReceiptHandle":"{{second.ReceiptHandle}}","VisibilityTimeout":60 """);

        _queues.Advance(10);

        _queues.Bodies(Q).ShouldBe(["a1"]);
    }

    [Fact]
    public void ADuplicateIsOneForFiveMinutes()
    {
        Send("a1");
        _queues.Delete(Q, _queues.Receive(Q).Single());

        _queues.Advance(299);
        Send("a1");
        _queues.Bodies(Q).ShouldBeEmpty();
        _queues.Advance(1);
        Send("a1");

        _queues.Bodies(Q).ShouldBe(["a1"]);
    }

    [Fact]
    public void AHandleExpiresWithItsTimeout()
    {
        Send("a1");
        var message = _queues.Receive(Q).Single();
        _queues.Advance(10);

        _queues.RefusedOn(Q, "DeleteMessage", $$""" "ReceiptHandle":"{{message.ReceiptHandle}}" """).ShouldBe(
            $"InvalidParameterValueException: Value {message.ReceiptHandle} for parameter ReceiptHandle is invalid. "
            + "Reason: The receipt handle has expired.");
    }

    [Fact]
    public void TheQueuesDelayKeepsTheOrder()
    {
        _queues.On(Q, "SetQueueAttributes", """ "Attributes":{"DelaySeconds":"5"} """);
        Send("a1");
        _queues.Advance(3);
        Send("a2");
        _queues.Advance(2);

        _queues.Bodies(Q).ShouldBe(["a1"]);
    }

    [Fact]
    public void ABatchWithoutGroupsIsRefusedAsAWhole() =>
        _queues.RefusedOn(Q, "SendMessageBatch", """ "Entries":[{"Id":"1","MessageBody":"a","MessageDeduplicationId":"1"}] """).ShouldBe(
            "InvalidParameterValueException: The request must contain the parameter MessageGroupId.");

    private void Send(params string[] bodies) => Array.ForEach(bodies, body => _queues.SendTo(Q, body[..1], body));
}
