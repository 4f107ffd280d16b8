using System.Globalization;

namespace Ecommerce.Tests.Unit.Sqs;

public sealed class ReceiptTests : IDisposable
{
    private readonly Queues _queues = Queues.With("q", """{"VisibilityTimeout":"10"}""");

    public void Dispose() => _queues.Dispose();

    [Fact]
    public void AHandleHoldsUntilTheMessageIsReceivedAgain()
    {
        _queues.Send("q", "a");
        var message = _queues.Receive("q").Single();
        _queues.Advance(10);

        _queues.Delete("q", message);

        _queues.Bodies("q").ShouldBeEmpty();
    }

    [Fact]
    public void AnOlderHandleDeletesNothing()
    {
        _queues.Send("q", "a");
        var first = _queues.Receive("q").Single();
        _queues.Advance(10);
        _queues.Receive("q").Single().ReceiptHandle.ShouldNotBe(first.ReceiptHandle);

        _queues.Delete("q", first);

        _queues.Counts("q").ShouldBe("0 1 0");
        Change(first.ReceiptHandle, 0).ShouldContain("Message does not exist or is not available for visibility timeout change.");
    }

    [Fact]
    public void AMessageIsKeptFromOthersTwelveHoursInAll()
    {
        _queues.Send("q", "a");
        var message = _queues.Receive("q").Single();
        _queues.Advance(1);

        Change(message.ReceiptHandle, 43_200).ShouldBe(
            "InvalidParameterValueException: Value 43200 for parameter VisibilityTimeout is invalid. "
            + "Reason: Total VisibilityTimeout for the message is beyond the limit [43200 seconds]");
        Change(message.ReceiptHandle, 43_199).ShouldBe("accepted");
    }

    [Fact]
    public void AHandleOfAnotherQueueIsNone()
    {
        _queues.Create("other");
        _queues.Send("q", "a");
        var handle = _queues.Receive("q").Single().ReceiptHandle;

        _queues.RefusedOn("other", "DeleteMessage", $$""" "ReceiptHandle":"{{handle}}" """).ShouldBe(
            $"ReceiptHandleIsInvalid: The input receipt handle \"{handle}\" is not a valid receipt handle.");
    }

    [Fact]
    public async Task WhatIsReleasedIsReceivedAtOnceByWhoWaits()
    {
        _queues.Send("q", "a");
        var message = _queues.Receive("q").Single();
        var waiting = _queues.Emulator.ReceiveAsync(
            Queues.Arn("q"), 1, TimeSpan.FromSeconds(20), visibility: null, TestContext.Current.CancellationToken);
        waiting.IsCompleted.ShouldBeFalse();

        Change(message.ReceiptHandle, 0).ShouldBe("accepted");

        (await waiting).ShouldHaveSingleItem().Body.ShouldBe("a");
    }

    private string Change(string handle, int seconds)
    {
        var time = seconds.ToString(CultureInfo.InvariantCulture);
        var body = $$"""{"QueueUrl":"{{Queues.Url("q")}}","ReceiptHandle":"{{handle}}","VisibilityTimeout":{{time}}}""";
        return _queues.Call("ChangeMessageVisibility", body).Status == 200 ? "accepted" : _queues.Refused("ChangeMessageVisibility", body);
    }
}
