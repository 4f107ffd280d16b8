using System.Buffers;
using System.Net;
using System.Net.Sockets;
using Ecommerce.Lambda;
using static Ecommerce.Tests.Unit.Lambda.FakeRuntimeApi;

namespace Ecommerce.Tests.Unit.Lambda;

public sealed class RuntimeEndTests : IDisposable
{
    private const string Head = "HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: req-1\r\n";

    private readonly LoopWorld _loop = new();

    public void Dispose() => _loop.Dispose();

    [Fact]
    public void AFunctionThatCannotStartIsReportedAndEndsTheProcess()
    {
        using FakeRuntimeApi api = new(Accepted);

        _loop.Run(api, new ActFunction((_, _) => { }, warm: () => throw new TimeoutException("no table"))).ShouldBe(1);

        var report = api.Received.ShouldHaveSingleItem();
        report.Path.ShouldBe("/2018-06-01/runtime/init/error");
        report.Headers["Lambda-Runtime-Function-Error-Type"].ShouldBe("TimeoutException");
        World.Json(report.Body).GetProperty("errorMessage").GetString().ShouldBe("no table");
        _loop.World.Logged("init-failed").ShouldHaveSingleItem();
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

        _loop.Run(api, _loop.Echo).ShouldBe(1);

        _loop.Payloads.ShouldBeEmpty();
        _loop.Lost.ShouldNotBeEmpty();
    }

    [Fact]
    public void ARuntimeApiThatIsNotThereEndsTheProcess()
    {
        // Bound and not listening: refused, and nobody else gets the port meanwhile.
        using Socket silent = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        silent.Bind(new IPEndPoint(IPAddress.Loopback, port: 0));
        using var loop = _loop.Loop(silent.LocalEndPoint!.ToString()!);

        loop.Run(() => new Instance(_loop.Echo, _loop.World.Host)).ShouldBe(1);
    }

    [Fact]
    public void AServerErrorToAResponseEndsTheProcess()
    {
        using FakeRuntimeApi api = new(Event("{}"), Status(500));

        _loop.Run(api, _loop.Echo).ShouldBe(1);

        api.Received.Count.ShouldBe(2);
        _loop.World.Logged("invocation").ShouldHaveSingleItem();
    }

    [Fact]
    public void AnAnnouncedCloseIsFollowedByANewConnection()
    {
        using FakeRuntimeApi api = new(Event("1", more: "Connection: close\r\n"), Accepted, Event("2"), Accepted);

        _loop.Run(api, _loop.Echo);

        _loop.Payloads.ShouldBe(["1", "2"]);
    }

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
        using var loop = _loop.Loop(api.Endpoint);
        Thread stopper = new(() =>
        {
            isWaiting.Wait();
            loop.Stop();
        });
        stopper.Start();

        var exitCode = loop.Run(() => new Instance(_loop.Echo, _loop.World.Host));

        over.Set();
        stopper.Join();
        exitCode.ShouldBe(0);
        _loop.Payloads.ShouldBe(["1"]);
        _loop.World.Logged("invocation").ShouldHaveSingleItem();
    }

    [Fact]
    public void StoppedWhileAnEventArrivesItAnswersThatOne()
    {
        using ManualResetEventSlim hasBegun = new();
        using ManualResetEventSlim isStopped = new();
        using FakeRuntimeApi api = new(stream =>
        {
            Raw(Head + "Content-Length: 3\r\n\r\n1")(stream);
            hasBegun.Set();
            isStopped.Wait();
            Raw("23")(stream);
        }, Accepted);
        using var loop = _loop.Loop(api.Endpoint);
        Thread stopper = new(() =>
        {
            hasBegun.Wait();
            loop.Stop();
            isStopped.Set();
        });
        stopper.Start();

        loop.Run(() => new Instance(_loop.Echo, _loop.World.Host)).ShouldBe(0);

        stopper.Join();
        _loop.Payloads.ShouldBe(["123"]);
        loop.Dispose();
        api.Received.Select(request => request.Body).ShouldBe(["", "123"]);
    }

    [Fact]
    public void StoppedDuringAnInvocationItAnswersThatOneAndTakesNoOther()
    {
        using FakeRuntimeApi api = new(Event("1"), Accepted);
        using var loop = _loop.Loop(api.Endpoint);

        loop.Run(() => new Instance(new ActFunction((_, response) =>
        {
            response.Write("done"u8);
            loop.Stop();
        }), _loop.World.Host)).ShouldBe(0);

        loop.Dispose();
        api.Received.Select(request => request.Body).ShouldBe(["", "done"]);
    }

    [Fact]
    public void StoppedBeforeItStartsItTakesNoEvent()
    {
        using FakeRuntimeApi api = new(Event("1"));
        using var loop = _loop.Loop(api.Endpoint);
        loop.Stop();

        loop.Run(() => new Instance(_loop.Echo, _loop.World.Host)).ShouldBe(0);

        _loop.Payloads.ShouldBeEmpty();
    }
}
