using System.Buffers;
using Ecommerce.Lambda;
using static Ecommerce.Tests.Unit.Lambda.FakeRuntimeApi;

namespace Ecommerce.Tests.Unit.Lambda;

public sealed class RuntimeLoopTests : IDisposable
{
    private const string Head = "HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: req-1\r\n";

    private readonly LoopWorld _loop = new();

    public void Dispose() => _loop.Dispose();

    [Fact]
    public void AnEventIsAnsweredUnderItsRequestId()
    {
        using FakeRuntimeApi api = new(Event("""{"a":"ü"}""", id: "8476a536-e9f4-11e8-9739-2dfe598c3fcd"), Accepted);

        _loop.Run(api, _loop.Echo).ShouldBe(1);

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
        const string More = "lambda-runtime-deadline-ms: 1795352883000\r\n"
            + "Lambda-Runtime-Trace-Id: Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700\r\n"
            + "Lambda-Runtime-Invoked-Function-Arn:arn:aws:lambda:eu-west-1:1:function:f\r\n";
        using FakeRuntimeApi api = new(Event("{}", more: More), Accepted);

        _loop.Run(api, _loop.Echo);

        var seen = _loop.Seen.ShouldHaveSingleItem();
        seen.Deadline.ShouldBe(DateTimeOffset.FromUnixTimeMilliseconds(1795352883000));
        seen.TraceHeader.ShouldBe("Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700");
        seen.FunctionArn.ShouldBe("arn:aws:lambda:eu-west-1:1:function:f");
    }

    [Fact]
    public void TheDeadlineHoldsDuringTheInvocationOnly()
    {
        var during = DateTimeOffset.MinValue;
        using FakeRuntimeApi api = new(Event("{}", more: "Lambda-Runtime-Deadline-Ms: 1795352883000\r\n"), Accepted);

        _loop.Run(api, new ActFunction((_, _) => during = _loop.World.Host.Deadline.At));

        during.ShouldBe(DateTimeOffset.FromUnixTimeMilliseconds(1795352883000));
        _loop.World.Host.Deadline.At.ShouldBe(DateTimeOffset.MaxValue);
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n2\r\n{\"\r\n5;x=y\r\na\":1}\r\n0\r\n\r\n")]
    [InlineData("transfer-encoding: Chunked\r\n\r\n7\r\n{\"a\":1}\r\n0\r\nTrailer: x\r\n\r\n")]
    [InlineData("Content-Length: 7\r\n\r\n{\"a\":1}")]
    public void EventsComeCountedOrInChunks(string rest)
    {
        using FakeRuntimeApi api = new(Raw(Head + rest), Accepted, Event("2"), Accepted);

        _loop.Run(api, _loop.Echo);

        _loop.Payloads.ShouldBe(["""{"a":1}""", "2"]);
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n2\r\n{\"\r\n5\r\na\":1}\r\n0\r\n\r\n")]
    [InlineData("Content-Length: 7\r\n\r\n{\"a\":1}")]
    public void EventsMayComeInPacketsOfOneByte(string rest)
    {
        using FakeRuntimeApi api = new(ByteByByte(Head + rest), Accepted);

        _loop.Run(api, _loop.Echo);

        _loop.Payloads.ShouldBe(["""{"a":1}"""]);
    }

    [Fact]
    public void AnExceptionIsReportedAndTheLoopGoesOn()
    {
        using FakeRuntimeApi api = new(Event("1"), Accepted, Event("2"), Accepted);

        _loop.Run(api, new ActFunction((invocation, response) =>
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
        _loop.World.Logged("invocation").Select(line => line.GetProperty("status").GetString()).ShouldBe(["failed", "ok"]);
    }

    [Theory]
    [InlineData("/instances/7", "/instances/7/2018-06-01/runtime/invocation/next")]
    [InlineData("/", "/2018-06-01/runtime/invocation/next")]
    public void TheEndpointMayHaveAPath(string path, string expected)
    {
        using FakeRuntimeApi api = new(Event("1"), Accepted);
        using var loop = _loop.Loop(api.Endpoint + path);

        loop.Run(() => new Instance(_loop.Echo, _loop.World.Host));

        api.Received[0].Path.ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("127.0.0.1")]
    [InlineData(":9001")]
    [InlineData("127.0.0.1:http")]
    [InlineData("127.0.0.1:99999")]
    public void AnEndpointOfAnotherFormIsRefused(string endpoint) =>
        Should.Throw<RuntimeApiException>(() => _loop.Loop(endpoint));
}
