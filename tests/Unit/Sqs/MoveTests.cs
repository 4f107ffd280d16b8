namespace Ecommerce.Tests.Unit.Sqs;

public sealed class MoveTests : IDisposable
{
    private const int Letters = 5;

    private readonly Queues _queues = new();

    public MoveTests()
    {
        _queues.Create("dead");
        var arn = Queues.Arn("dead");
        _queues.Create("q", $$"""{"RedrivePolicy":"{\"deadLetterTargetArn\":\"{{arn}}\",\"maxReceiveCount\":1}"}""");
        for (var i = 0; i < Letters; i++)
        {
            _queues.Send("q", $"{i}");
        }

        _queues.Receive("q").Count.ShouldBe(Letters);
        _queues.Advance(30);
        _queues.Receive("q").ShouldBeEmpty();
    }

    public void Dispose() => _queues.Dispose();

    [Fact]
    public void LettersGoBackToWhereTheyCameFrom()
    {
        Start();

        State().ShouldBe("COMPLETED 5 of 5");
        _queues.Counts("dead").ShouldBe("0 0 0");
        _queues.Receive("q").ShouldAllBe(message => message.SystemAttributes["ApproximateReceiveCount"] == "1");
    }

    [Fact]
    public void ATaskWithARateTakesItsTime()
    {
        Start(""","MaxNumberOfMessagesPerSecond":2""");

        State().ShouldBe("RUNNING 2 of 5");
        _queues.Refused("StartMessageMoveTask", $$"""{"SourceArn":"{{Queues.Arn("dead")}}"}""").ShouldBe(
            "InvalidParameterValueException: There is already a task running. "
            + "Only one active task is allowed for a source queue arn at a given time.");
        _queues.Advance(1);
        State().ShouldBe("RUNNING 4 of 5");
        _queues.Advance(1);

        State().ShouldBe("COMPLETED 5 of 5");
    }

    [Fact]
    public void ACancelledTaskMovesNoMore()
    {
        var handle = Start(""","MaxNumberOfMessagesPerSecond":1""");

        var cancelled = _queues.Ok("CancelMessageMoveTask", $$"""{"TaskHandle":"{{handle}}"}""");
        _queues.Advance(10);

        cancelled.GetProperty("ApproximateNumberOfMessagesMoved").GetInt32().ShouldBe(1);
        State().ShouldBe("CANCELLED 1 of 5");
        _queues.Refused("CancelMessageMoveTask", $$"""{"TaskHandle":"{{handle}}"}""").ShouldBe(
            "ResourceNotFoundException: Task does not exist.");
    }

    [Fact]
    public void ALetterThatWasSentThereHasNoWayBack()
    {
        _queues.On("dead", "PurgeQueue");
        _queues.Send("dead", "stray");

        Start();

        State().ShouldBe("FAILED 0 of 1");
    }

    [Fact]
    public async Task WhoWaitsAtTheQueueGetsWhatIsMovedLater()
    {
        Start(""","MaxNumberOfMessagesPerSecond":1""");
        _queues.Receive("q").Count.ShouldBe(1);
        var waiting = _queues.Emulator.ReceiveAsync(
            Queues.Arn("q"), 1, TimeSpan.FromSeconds(20), visibility: null, TestContext.Current.CancellationToken);
        waiting.IsCompleted.ShouldBeFalse();

        _queues.Advance(1);

        (await waiting).Count.ShouldBe(1);
    }

    private string Start(string more = "") => _queues.Ok("StartMessageMoveTask", $$"""{"SourceArn":"{{Queues.Arn("dead")}}"{{more}}}""")
        .GetProperty("TaskHandle").GetString()!;

    private string State()
    {
        var task = _queues.Ok("ListMessageMoveTasks", $$"""{"SourceArn":"{{Queues.Arn("dead")}}"}""").GetProperty("Results")[0];
        return $"{task.GetProperty("Status").GetString()} {task.GetProperty("ApproximateNumberOfMessagesMoved")} of "
            + $"{task.GetProperty("ApproximateNumberOfMessagesToMove")}";
    }
}
