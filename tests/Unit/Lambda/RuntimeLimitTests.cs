using System.Buffers;
using System.Runtime.CompilerServices;
using Ecommerce.Lambda;
using static Ecommerce.Tests.Unit.Lambda.FakeRuntimeApi;

namespace Ecommerce.Tests.Unit.Lambda;

public sealed class RuntimeLimitTests : IDisposable
{
    private const string Head = "HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: req-1\r\n";

    private readonly LoopWorld _loop = new();

    public void Dispose() => _loop.Dispose();

    [Fact]
    public void AnEventMayBeAsLargeAsLambdaAllowsAndNoLarger()
    {
        var most = new string('x', LambdaLimits.PayloadBytesMax);
        using FakeRuntimeApi api = new(Event(most), Accepted, Event(most + "x"));

        _loop.Run(api, _loop.Echo).ShouldBe(1);

        _loop.Payloads.ShouldBe([most]);
        _loop.Lost.ShouldContain("an event above its bound");
    }

    [Fact]
    public void AResponseAboveTheBoundBecomesAnErrorReport()
    {
        using FakeRuntimeApi api = new(Event("{}"), Accepted, Event("{}"), Accepted);

        var above = 1;
        _loop.Run(api, new ActFunction((_, response) => response.Write(new byte[LambdaLimits.PayloadBytesMax + above--])));

        api.Received[1].Path.ShouldEndWith("/req-1/error");
        api.Received[1].Headers["Lambda-Runtime-Function-Error-Type"].ShouldBe("Function.ResponseSizeTooLarge");
        api.Received[3].Path.ShouldEndWith("/req-1/response");
    }

    [Fact]
    public void AResponseThatTheRuntimeApiFindsTooLargeBecomesAnErrorReport()
    {
        using FakeRuntimeApi api = new(Event("{}"), Status(413), Accepted);

        _loop.Run(api, _loop.Echo);

        api.Received[2].Path.ShouldEndWith("/req-1/error");
    }

    [Fact]
    public void HeadersHaveABound()
    {
        using FakeRuntimeApi api = new(Raw(Head + "X: " + new string('x', LambdaLimits.RuntimeHeaderBytesMax)));

        _loop.Run(api, _loop.Echo).ShouldBe(1);

        _loop.Lost.ShouldContain("headers above their bound");
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void ARequestIdHasABound(int above, int invocations)
    {
        using FakeRuntimeApi api = new(Event("1", id: new string('r', LambdaLimits.RequestIdCharsMax + above)), Accepted);

        _loop.Run(api, _loop.Echo).ShouldBe(1);

        _loop.Payloads.Count.ShouldBe(invocations);
    }

    [Fact]
    public void AnErrorReportHasBounds()
    {
        using FakeRuntimeApi api = new(Event("1"), Accepted);

        _loop.Run(api, new ActFunction((_, _) => Fall(LambdaLimits.StackTraceLinesMax + 1)));

        var report = World.Json(api.Received[1].Body);
        report.GetProperty("errorMessage").GetString()!.Length.ShouldBe(LambdaLimits.ErrorMessageCharsMax);
        report.GetProperty("stackTrace").GetArrayLength().ShouldBe(LambdaLimits.StackTraceLinesMax);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Fall(int levels) => levels == 0
        ? throw new InvalidOperationException(new string('m', LambdaLimits.ErrorMessageCharsMax + 1))
        : Fall(levels - 1) + 1;
}
