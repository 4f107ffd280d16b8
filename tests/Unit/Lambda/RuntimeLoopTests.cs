using System.Buffers;
using System.Text;
using Ecommerce.Lambda;
using static Ecommerce.Tests.Unit.Lambda.FakeRuntimeApi;

namespace Ecommerce.Tests.Unit.Lambda;

public sealed class RuntimeLoopTests : IDisposable
{
    private const string Head = "HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: req-1\r\n";

    private readonly World _world = new();
    private readonly List<Invocation> _seen = [];
    private readonly List<string> _payloads = [];

    public void Dispose() => _world.Dispose();

    [Fact]
    public void AnEventIsAnsweredUnderItsRequestId()
    {
        using FakeRuntimeApi api = new(Event("""{"a":"ü"}""", id: "8476a536-e9f4-11e8-9739-2dfe598c3fcd"), Accepted);

        Run(api, Echo).ShouldBe(1);

        api.Received.Select(request => $"{request.Method} {request.Path}").Take(2).ShouldBe(
        [
            "GET /2018-06-01/runtime/invocation/next",
            "POST /2018-06-01/runtime/invocation/8476a536-e9f4-11e8-9739-2dfe598c3fcd/response",
        ]);
        api.Received[1].Body.ShouldBe("""{"a":"ü"}""");
    }

    [Fact]
    public void WhatTheHeadersSayReachesTheFunction()
    {
        const string More = "lambda-runtime-deadline-ms: 1795352883000\r\nLambda-Runtime-Trace-Id: Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700\r\n"
            + "Lambda-Runtime-Invoked-Function-Arn:arn:aws:lambda:eu-west-1:1:function:f\r\n";
        using FakeRuntimeApi api = new(Event("{}", more: More), Accepted);

        Run(api, Echo);

        var seen = _seen.ShouldHaveSingleItem();
        seen.Deadline.ShouldBe(DateTimeOffset.FromUnixTimeMilliseconds(1795352883000));
        seen.TraceHeader.ShouldBe("Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700");
        seen.FunctionArn.ShouldBe("arn:aws:lambda:eu-west-1:1:function:f");
    }

    [Fact]
    public void TheDeadlineHoldsDuringTheInvocationOnly()
    {
        var during = DateTimeOffset.MinValue;
        using FakeRuntimeApi api = new(Event("{}", more: "Lambda-Runtime-Deadline-Ms: 1795352883000\r\n"), Accepted);

        Run(api, new ActFunction((_, _) => during = _world.Host.Deadline.At));

        during.ShouldBe(DateTimeOffset.FromUnixTimeMilliseconds(1795352883000));
        _world.Host.Deadline.At.ShouldBe(DateTimeOffset.MaxValue);
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n2\r\n{\"\r\n5;x=y\r\na\":1}\r\n0\r\n\r\n")]
    [InlineData("transfer-encoding: Chunked\r\n\r\n7\r\n{\"a\":1}\r\n0\r\nTrailer: x\r\n\r\n")]
    [InlineData("Content-Length: 7\r\n\r\n{\"a\":1}")]
    public void EventsComeCountedOrInChunks(string rest)
    {
        using FakeRuntimeApi api = new(Raw(Head + rest), Accepted, Event("2"), Accepted);

        Run(api, Echo);

        _payloads.ShouldBe(["""{"a":1}""", "2"]);
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n2\r\n{\"\r\n5\r\na\":1}\r\n0\r\n\r\n")]
    [InlineData("Content-Length: 7\r\n\r\n{\"a\":1}")]
    public void EventsMayComeInPacketsOfOneByte(string rest)
    {
        using FakeRuntimeApi api = new(ByteByByte(Head + rest), Accepted);

        Run(api, Echo);

        _payloads.ShouldBe(["""{"a":1}"""]);
    }

    [Fact]
    public void AnEventMayBeAsLargeAsLambdaAllowsAndNoLarger()
    {
        var most = new string('x', LambdaLimits.PayloadBytesMax);
        using FakeRuntimeApi api = new(Event(most), Accepted, Event(most + "x"));

        Run(api, Echo).ShouldBe(1);

        _payloads.ShouldBe([most]);
        Lost().ShouldContain("an event above its bound");
    }

    [Fact]
    public void AResponseAboveTheBoundBecomesAnErrorReport()
    {
        using FakeRuntimeApi api = new(Event("{}"), Accepted, Event("{}"), Accepted);

        Run(api, new ActFunction((_, response) => response.Write(new byte[LambdaLimits.PayloadBytesMax + (_seenCount++ == 0 ? 1 : 0)])));

        api.Received[1].Path.ShouldEndWith("/req-1/error");
        api.Received[1].Headers["Lambda-Runtime-Function-Error-Type"].ShouldBe("Function.ResponseSizeTooLarge");
        api.Received[3].Path.ShouldEndWith("/req-1/response");
    }

    [Fact]
    public void AResponseThatTheRuntimeApiFindsTooLargeBecomesAnErrorReport()
    {
        using FakeRuntimeApi api = new(Event("{}"), Status(413), Accepted);

        Run(api, Echo);

        api.Received[2].Path.ShouldEndWith("/req-1/error");
    }

    [Fact]
    public void AnExceptionIsReportedAndTheLoopGoesOn()
    {
        using FakeRuntimeApi api = new(Event("1"), Accepted, Event("2"), Accepted);

        Run(api, new ActFunction((invocation, response) =>
        {
            if (invocation.Payload.Span[0] == '1')
            {
                throw new InvalidOperationException("no \"luck\"");
            }

            response.Write("2"u8);
        }));

        var report = World.Json(api.Received[1].Body);
        api.Received[1].Path.ShouldBe("/2018-06-01/runtime/invocation/req-1/error");
        api.Received[1].Headers["Lambda-Runtime-Function-Error-Type"].ShouldBe("InvalidOperationException");
        report.GetProperty("errorType").GetString().ShouldBe("InvalidOperationException");
        report.GetProperty("errorMessage").GetString().ShouldBe("no \"luck\"");
        report.GetProperty("stackTrace").EnumerateArray().ShouldContain(line => line.GetString()!.Contains(nameof(ActFunction)));
        api.Received[3].Body.ShouldBe("2");
        _world.Logged("invocation").Select(line => line.GetProperty("status").GetString()).ShouldBe(["failed", "ok"]);
    }

    [Fact]
    public void AFunctionThatCannotStartIsReportedAndEndsTheProcess()
    {
        using FakeRuntimeApi api = new(Accepted);

        Run(api, new ActFunction((_, _) => { }, warm: () => throw new TimeoutException("no table"))).ShouldBe(1);

        var report = api.Received.ShouldHaveSingleItem();
        report.Path.ShouldBe("/2018-06-01/runtime/init/error");
        report.Headers["Lambda-Runtime-Function-Error-Type"].ShouldBe("TimeoutException");
        World.Json(report.Body).GetProperty("errorMessage").GetString().ShouldBe("no table");
        _world.Logged("init-failed").ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("HTTP/1.1 500 Error\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n\r\n")]
    [InlineData("HTTP/1.1 2x0 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")]
    [InlineData("HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: a/../b\r\nContent-Length: 2\r\n\r\n{}")]
    [InlineData(Head + "Content-Length: -1\r\n\r\n")]
    [InlineData(Head + "Content-Length: 2, 2\r\n\r\n{}")]
    [InlineData(Head + "Content-Length: 5\r\n\r\n{}")]
    [InlineData(Head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n")]
    [InlineData(Head + "Transfer-Encoding: chunked\r\n\r\n1\r\n{}\r\n0\r\n\r\n")]
    [InlineData(Head + "Transfer-Encoding: chunked\r\n\r\n7fffffff\r\n")]
    [InlineData("")]
    public void ARuntimeApiThatFailsOrTalksNonsenseEndsTheProcess(string answer)
    {
        using FakeRuntimeApi api = new(Raw(answer));

        Run(api, Echo).ShouldBe(1);

        _payloads.ShouldBeEmpty();
        Lost().ShouldNotBeEmpty();
    }

    [Fact]
    public void HeadersHaveABound()
    {
        using FakeRuntimeApi api = new(Raw(Head + "X: " + new string('x', LambdaLimits.RuntimeHeaderBytesMax)));

        Run(api, Echo).ShouldBe(1);

        Lost().ShouldContain("headers above their bound");
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void ARequestIdHasABound(int above, int invocations)
    {
        using FakeRuntimeApi api = new(Event("1", id: new string('r', LambdaLimits.RequestIdCharsMax + above)), Accepted);

        Run(api, Echo).ShouldBe(1);

        _payloads.Count.ShouldBe(invocations);
    }

    [Fact]
    public void AnErrorReportHasBounds()
    {
        using FakeRuntimeApi api = new(Event("1"), Accepted);

        Run(api, new ActFunction((_, _) => Fall(LambdaLimits.StackTraceLinesMax + 1)));

        var report = World.Json(api.Received[1].Body);
        report.GetProperty("errorMessage").GetString()!.Length.ShouldBe(LambdaLimits.ErrorMessageCharsMax);
        report.GetProperty("stackTrace").GetArrayLength().ShouldBe(LambdaLimits.StackTraceLinesMax);
    }

    [Fact]
    public void ARuntimeApiThatIsNotThereEndsTheProcess()
    {
        FakeRuntimeApi api = new();
        var endpoint = api.Endpoint;
        api.Dispose();
        using RuntimeLoop loop = new(endpoint, _world.Telemetry.Log);

        loop.Run(() => new Instance(Echo, _world.Host)).ShouldBe(1);
    }

    [Fact]
    public void AServerErrorToAResponseEndsTheProcess()
    {
        using FakeRuntimeApi api = new(Event("{}"), Status(500));

        Run(api, Echo).ShouldBe(1);

        api.Received.Count.ShouldBe(2);
        _world.Logged("invocation").ShouldHaveSingleItem();
    }

    [Fact]
    public void AnAnnouncedCloseIsFollowedByANewConnection()
    {
        using FakeRuntimeApi api = new(Event("1", more: "Connection: close\r\n"), Accepted, Event("2"), Accepted);

        Run(api, Echo);

        _payloads.ShouldBe(["1", "2"]);
    }

    [Theory]
    [InlineData("/instances/7", "/instances/7/2018-06-01/runtime/invocation/next")]
    [InlineData("/", "/2018-06-01/runtime/invocation/next")]
    public void TheEndpointMayHaveAPath(string path, string expected)
    {
        using FakeRuntimeApi api = new(Event("1"), Accepted);
        using RuntimeLoop loop = new(api.Endpoint + path, _world.Telemetry.Log);

        loop.Run(() => new Instance(Echo, _world.Host));

        api.Received[0].Path.ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("127.0.0.1")]
    [InlineData(":9001")]
    [InlineData("127.0.0.1:http")]
    [InlineData("127.0.0.1:99999")]
    public void AnEndpointOfAnotherFormIsRefused(string endpoint) =>
        Should.Throw<RuntimeApiException>(() => new RuntimeLoop(endpoint, _world.Telemetry.Log));

    [Fact]
    public void StoppingEndsAWaitForTheNextEventWithSuccess()
    {
        using ManualResetEventSlim isWaiting = new();
        using ManualResetEventSlim over = new();
        using FakeRuntimeApi api = new(Event("1"), Accepted, _ =>
        {
            isWaiting.Set();
            over.Wait();
        });
        using RuntimeLoop loop = new(api.Endpoint, _world.Telemetry.Log);
        Thread stopper = new(() =>
        {
            isWaiting.Wait();
            loop.Stop();
        });
        stopper.Start();

        var exitCode = loop.Run(() => new Instance(Echo, _world.Host));

        over.Set();
        stopper.Join();
        exitCode.ShouldBe(0);
        _payloads.ShouldBe(["1"]);
        _world.Logged("invocation").ShouldHaveSingleItem();
    }

    [Fact]
    public void StoppedDuringAnInvocationItAnswersThatOneAndTakesNoOther()
    {
        using FakeRuntimeApi api = new(Event("1"), Accepted, Event("2"));
        using RuntimeLoop loop = new(api.Endpoint, _world.Telemetry.Log);

        loop.Run(() => new Instance(new ActFunction((_, response) =>
        {
            response.Write("done"u8);
            loop.Stop();
        }), _world.Host)).ShouldBe(0);

        loop.Dispose();
        api.Received.Select(request => request.Body).ShouldBe(["", "done"]);
    }

    [Fact]
    public void StoppedBeforeItStartsItTakesNoEvent()
    {
        using FakeRuntimeApi api = new(Event("1"));
        using RuntimeLoop loop = new(api.Endpoint, _world.Telemetry.Log);
        loop.Stop();

        loop.Run(() => new Instance(Echo, _world.Host)).ShouldBe(0);

        _payloads.ShouldBeEmpty();
    }

    private int _seenCount;

    private ActFunction Echo => new((invocation, response) =>
    {
        _seen.Add(invocation);
        _payloads.Add(Encoding.UTF8.GetString(invocation.Payload.Span));
        response.Write(invocation.Payload.Span);
    });

    private string Lost() => _world.Logged("runtime-api-lost").ShouldHaveSingleItem().GetProperty("errorMessage").GetString()!;

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static int Fall(int levels) => levels == 0
        ? throw new InvalidOperationException(new string('m', LambdaLimits.ErrorMessageCharsMax + 1))
        : Fall(levels - 1) + 1;

    private int Run(FakeRuntimeApi api, ActFunction function)
    {
        using RuntimeLoop loop = new(api.Endpoint, _world.Telemetry.Log);
        return loop.Run(() => new Instance(function, _world.Host));
    }
}
