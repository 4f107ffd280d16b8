using System.Text;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Tests.Unit.Lambda;

public sealed class QueueFunctionTests : IDisposable
{
    private readonly World _world = new();
    private readonly List<string> _handled = [];

    public void Dispose() => _world.Dispose();

    [Fact]
    public void ABatchThatIsDoneIsAnsweredWithAnEmptyList()
    {
        _world.Invoke(Function(), Batches.OfQueue("one", "two \"quoted\"\n")).GetRawText().ShouldBe("""{"batchItemFailures":[]}""");

        _handled.ShouldBe(["m-0 one 2", "m-1 two \"quoted\"\n 2"]);
    }

    [Fact]
    public void WhatFailsFailsAlone()
    {
        var answer = _world.Invoke(Function(), Batches.OfQueue("one", "throw", "two", "refuse", "three"));

        answer.GetRawText().ShouldBe("""{"batchItemFailures":[{"itemIdentifier":"m-1"},{"itemIdentifier":"m-3"}]}""");
        _handled.Count.ShouldBe(5);
    }

    [Fact]
    public void WhatFailedIsLoggedWithItsMessage()
    {
        _world.Invoke(Function(), Batches.OfQueue("one", "throw", "refuse"));

        var failed = _world.Logged("message-failed").ShouldHaveSingleItem();
        failed.GetProperty("messageId").GetString().ShouldBe("m-1");
        failed.GetProperty("errorMessage").GetString().ShouldBe("broken");
        var refused = _world.Logged("message-refused").ShouldHaveSingleItem();
        refused.GetProperty("messageId").GetString().ShouldBe("m-2");
        refused.GetProperty("detail").GetString().ShouldBe("There is no thing");
        refused.GetProperty("receives").GetInt32().ShouldBe(2);
    }

    [Theory]
    [InlineData("ok", "a", "b")]
    [InlineData("partial", "a", "throw")]
    [InlineData("failed", "refuse", "throw")]
    [InlineData("ok")]
    public void TheBatchIsCounted(string outcome, params string[] bodies)
    {
        _world.Invoke(Function(), Batches.OfQueue(bodies));

        var metrics = _world.Metrics.ShouldHaveSingleItem();
        metrics.GetProperty("StatusClass").GetString().ShouldBe(outcome);
        metrics.GetProperty("BatchItems").GetInt32().ShouldBe(bodies.Length);
        metrics.GetProperty("BatchItemFailures").GetInt32().ShouldBe(bodies.Count(body => body is "throw" or "refuse"));
        var line = _world.Logged("invocation").ShouldHaveSingleItem();
        line.GetProperty("operation").GetString().ShouldBe("DoThings");
        line.TryGetProperty("messageId", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"messageId":"m-0","body":"\ud800"}""")]
    [InlineData("""{"messageId":"m-0","body":null}""")]
    [InlineData("""{"messageId":"m-0","body":{"a":[1]} }""")]
    [InlineData("""{"messageId":"m-0"}""")]
    public void AMessageWithoutATextFailsAlone(string message)
    {
        var answer = _world.Invoke(Function(), Batches.Of([message, Batches.Message("m-1", "one")]));

        Batches.Failures(answer).ShouldBe(["m-0"]);
        _handled.ShouldBe(["m-1 one 2"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"Records":{} }""")]
    [InlineData("""{"Records":[1]}""")]
    [InlineData("""{"Records":[{"body":"no id"}]}""")]
    [InlineData("""{"Records":[{"messageId":"","body":"no id"}]}""")]
    [InlineData("""{"Records":[{"messageId":"\ud800","body":"no id"}]}""")]
    [InlineData("""{"Records":[]} more""")]
    [InlineData("""{"Records":[{"messageId":"m-0","body":"cut""")]
    public void WhatIsNoBatchFailsAsAWhole(string payload)
    {
        ByteBuffer response = new();

        _world.Try(Function(), Encoding.UTF8.GetBytes(payload), response).ShouldBeOfType<FormatException>();

        response.Count.ShouldBe(0);
        _handled.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(LambdaLimits.MessageIdCharsMax, false)]
    [InlineData(LambdaLimits.MessageIdCharsMax + 1, true)]
    public void AnIdHasABound(int length, bool isRefused) =>
        IsRefused(Batches.Of([Batches.Message(new('i', length), "one")])).ShouldBe(isRefused);

    [Theory]
    [InlineData(LambdaLimits.BatchRecordsMax, false)]
    [InlineData(LambdaLimits.BatchRecordsMax + 1, true)]
    public void ABatchHasABound(int count, bool isRefused) =>
        IsRefused(Batches.Of(Enumerable.Range(0, count).Select(i => $$"""{"messageId":"m-{{i}}","body":""}"""))).ShouldBe(isRefused);

    [Fact]
    public void AConnectionThatIsNotToBeHadYetIsNoReasonToDie()
    {
        QueueFunction.Create(_world.Host, "DoThings", _ => null, () => throw new UnavailableException("down")).Warm();

        _world.Logged("connect-failed").ShouldHaveSingleItem().GetProperty("reason").GetString().ShouldBe("down");
    }

    private bool IsRefused(string payload) => _world.Try(Function(), Encoding.UTF8.GetBytes(payload), new()) is FormatException;

    private IFunction Function() => QueueFunction.Create(_world.Host, "DoThings", message =>
    {
        var text = Encoding.UTF8.GetString(message.Body.Span);
        _handled.Add($"{message.Id} {text} {message.Receives}");
        return text switch
        {
            "throw" => throw new InvalidOperationException("broken"),
            "refuse" => Error.NotFound("thing"),
            _ => null,
        };
    });
}
