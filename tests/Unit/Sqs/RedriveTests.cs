namespace Ecommerce.Tests.Unit.Sqs;

public sealed class RedriveTests : IDisposable
{
    private const string Policy =
        """{"VisibilityTimeout":"10","RedrivePolicy":"{\"deadLetterTargetArn\":\"ARN\",\"maxReceiveCount\":2}"MORE}""";

    private readonly Queues _queues = new();

    public void Dispose() => _queues.Dispose();

    [Fact]
    public void AMessageIsGivenUpWhenItWouldBeReceivedOnceTooOften()
    {
        Pair("q", "dead");
        var id = _queues.Send("q", "a");

        ReceiveInVain("q", times: 2).ShouldBe(["a", "a"]);
        _queues.Counts("dead").ShouldBe("0 0 0");
        _queues.Bodies("q").ShouldBeEmpty();

        var message = _queues.Receive("dead").ShouldHaveSingleItem();
        message.MessageId.ShouldBe(id);
        message.SystemAttributes["DeadLetterQueueSourceArn"].ShouldBe(Queues.Arn("q"));
        message.SystemAttributes["ApproximateReceiveCount"].ShouldBe("3");
    }

    [Fact]
    public void ADeadLetterIsAsOldAsItWas()
    {
        Pair("q", "dead");
        _queues.Send("q", "a");
        ReceiveInVain("q", times: 2);
        _queues.Bodies("q").ShouldBeEmpty();

        _queues.Advance(345_600 - 20);

        _queues.Bodies("dead").ShouldBeEmpty();
    }

    [Fact]
    public void TheNextOfAGroupHasItsTurn()
    {
        Pair("q.fifo", "dead.fifo", ""","FifoQueue":"true" """);
        _queues.SendTo("q.fifo", "g", "1");
        _queues.SendTo("q.fifo", "g", "2");
        for (var i = 0; i < 2; i++)
        {
            _queues.Bodies("q.fifo", max: 1).ShouldBe(["1"]);
            _queues.Advance(10);
        }

        _queues.Bodies("q.fifo").ShouldBe(["2"]);
        _queues.Bodies("dead.fifo").ShouldBe(["1"]);
    }

    [Fact]
    public void WithoutItsDeadLettersAQueueKeepsTheMessage()
    {
        Pair("q", "dead");
        _queues.On("dead", "DeleteQueue");
        _queues.Send("q", "a");

        ReceiveInVain("q", times: 3).ShouldBe(["a", "a", "a"]);
    }

    [Theory]
    [InlineData("denyAll", "", true)]
    [InlineData("byQueue", ""","sourceQueueArns":["arn:aws:sqs:us-east-1:000000000000:other"]""", true)]
    [InlineData("byQueue", ""","sourceQueueArns":["arn:aws:sqs:us-east-1:000000000000:q"]""", false)]
    public void ADeadLetterQueueSaysWhoMayUseIt(string permission, string sources, bool isRefused)
    {
        _queues.Create("dead");
        var allow = $$"""{"redrivePermission":"{{permission}}"{{sources}}}""".Replace("\"", "\\\"", StringComparison.Ordinal);
        _queues.On("dead", "SetQueueAttributes", $$""" "Attributes":{"RedriveAllowPolicy":"{{allow}}"} """);

        var (status, _) = _queues.Call("CreateQueue", $$"""{"QueueName":"q","Attributes":{{PolicyTo("dead")}} }""");

        (status == 400).ShouldBe(isRefused);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1001")]
    [InlineData("many")]
    public void AMessageIsReceivedOneToThousandTimes(string count)
    {
        _queues.Create("dead");
        var policy = PolicyTo("dead").Replace(":2}", $":\\\"{count}\\\"}}", StringComparison.Ordinal);

        _queues.Refused("CreateQueue", $$"""{"QueueName":"q","Attributes":{{policy}} }""").ShouldEndWith(
            $"Reason: Invalid value for maxReceiveCount: {count}, valid values are from 1 to 1000 both inclusive.");
    }

    private void Pair(string source, string dead, string more = "")
    {
        _queues.Create(dead, more.Length > 0 ? $"{{{more[1..]}}}" : "{}");
        _queues.Create(source, PolicyTo(dead, more));
    }

    private static string PolicyTo(string dead, string more = "") =>
        Policy.Replace("ARN", Queues.Arn(dead), StringComparison.Ordinal).Replace("MORE", more, StringComparison.Ordinal);

    private string[] ReceiveInVain(string queue, int times) => [.. Enumerable.Range(0, times).SelectMany(_ =>
    {
        var bodies = _queues.Bodies(queue);
        _queues.Advance(10);
        return bodies;
    })];
}
