using System.Text;
using Ecommerce.Local.Emulators;

namespace Ecommerce.Tests.Unit.Sqs;

public sealed class MessageTests
{
    [Fact]
    public void AMessageIsSentReceivedAndDeleted()
    {
        using var queues = Queues.With("q");

        var id = queues.Send("q", "hello");
        var message = queues.Receive("q").ShouldHaveSingleItem();
        queues.Bodies("q").ShouldBeEmpty();
        queues.Delete("q", message);
        queues.Advance(31);

        (message.MessageId, message.Body).ShouldBe((id, "hello"));
        message.SystemAttributes["SenderId"].ShouldBe("AIDALOCALOPERATOR0000");
        message.SystemAttributes["ApproximateReceiveCount"].ShouldBe("1");
        queues.Bodies("q").ShouldBeEmpty();
        queues.Counts("q").ShouldBe("0 0 0");
    }

    [Fact]
    public void AMessageThatIsNotDeletedIsSeenAgain()
    {
        using var queues = Queues.With("q", """{"VisibilityTimeout":"10"}""");
        queues.Send("q", "a");

        queues.Bodies("q").ShouldBe(["a"]);
        queues.Advance(9);
        queues.Bodies("q").ShouldBeEmpty();
        queues.Counts("q").ShouldBe("0 1 0");
        queues.Advance(1);

        queues.Receive("q").ShouldHaveSingleItem().SystemAttributes["ApproximateReceiveCount"].ShouldBe("2");
    }

    [Theory]
    [InlineData("""{"DelaySeconds":"5"}""", "")]
    [InlineData("{}", ""","DelaySeconds":5""")]
    public void ADelayedMessageIsDueLater(string attributes, string more)
    {
        using var queues = Queues.With("q", attributes);
        queues.Send("q", "a", more);

        queues.Bodies("q").ShouldBeEmpty();
        queues.Counts("q").ShouldBe("0 0 1");
        queues.Advance(5);

        queues.Bodies("q").ShouldBe(["a"]);
    }

    [Fact]
    public void AMessageIsKeptAsLongAsTheQueueSays()
    {
        using var queues = Queues.With("q", """{"MessageRetentionPeriod":"60"}""");
        queues.Send("q", "a");

        queues.Advance(59);
        queues.Counts("q").ShouldBe("1 0 0");
        queues.Advance(1);

        queues.Bodies("q").ShouldBeEmpty();
        queues.Counts("q").ShouldBe("0 0 0");
    }

    [Fact]
    public async Task AReceiverThatWaitsIsWokenAtOnce()
    {
        using var queues = Queues.With("q");
        var waiting = queues.CallAsync("ReceiveMessage", $$"""{"QueueUrl":"{{Queues.Url("q")}}","WaitTimeSeconds":20}""");
        waiting.IsCompleted.ShouldBeFalse();

        queues.Send("q", "a");

        Text(await waiting).ShouldContain("\"Body\":\"a\"");
    }

    [Fact]
    public async Task AReceiverThatWaitsSeesADelayedMessageWhenItIsDue()
    {
        using var queues = Queues.With("q");
        queues.Send("q", "a", ""","DelaySeconds":5""");
        var waiting = queues.CallAsync("ReceiveMessage", $$"""{"QueueUrl":"{{Queues.Url("q")}}","WaitTimeSeconds":20}""");
        queues.Advance(4);
        waiting.IsCompleted.ShouldBeFalse();

        queues.Advance(1);

        Text(await waiting).ShouldContain("\"Body\":\"a\"");
    }

    [Fact]
    public async Task AReceiverWaitsNoLongerThanItAskedFor()
    {
        using var queues = Queues.With("q", """{"ReceiveMessageWaitTimeSeconds":"3"}""");
        var waiting = queues.CallAsync("ReceiveMessage", $$"""{"QueueUrl":"{{Queues.Url("q")}}"}""");
        waiting.IsCompleted.ShouldBeFalse();

        queues.Advance(3);

        Text(await waiting).ShouldBe("{}");
    }

    private static string Text(AwsReply reply) => Encoding.UTF8.GetString(reply.Body.Span);
}
