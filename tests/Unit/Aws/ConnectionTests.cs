using System.Net;
using System.Net.Sockets;
using Ecommerce.Aws;
using static Ecommerce.Tests.Unit.Aws.ScriptedServer;

namespace Ecommerce.Tests.Unit.Aws;

public sealed class ConnectionTests
{
    [Fact]
    public void OneConnectionCarriesManyRequests()
    {
        using var world = AwsWorld.Of(Json("1"), Json("2"), Error("No"), Json("4"));

        world.Send();
        world.Send();
        world.Fails();
        world.Send().Body.ToArray().ShouldBe("4"u8.ToArray());

        world.Server.Connections.ShouldBe(1);
    }

    [Fact]
    public void AConnectionOpenedAheadIsTheOneThatIsUsed()
    {
        using var world = AwsWorld.Of(Json("{}"));

        world.Core.Connect("sqs");
        world.Core.Connect("sqs");
        world.Send();

        world.Server.Connections.ShouldBe(1);
    }

    [Fact]
    public void AConnectionClosedWhileIdleCostsNoRetry()
    {
        using var world = AwsWorld.Of(JsonThenClose("1"), Json("2"));

        world.Send();
        world.Send().Status.ShouldBe(200);

        world.WaitedMilliseconds.ShouldBeEmpty();
        world.Server.Connections.ShouldBe(2);
    }

    [Fact]
    public void AConnectionThatDropsTheNextRequestUnansweredCostsNoRetry()
    {
        using var world = AwsWorld.Of(Json("1"), Drop(), Json("2"));

        world.Send();
        world.Send().Status.ShouldBe(200);

        world.WaitedMilliseconds.ShouldBeEmpty();
        world.Server.Connections.ShouldBe(2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Le")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc")]
    public void ANewConnectionThatBreaksIsARetry(string started)
    {
        using var world = AwsWorld.Of(Drop(started), Json("2"));

        world.Send().Status.ShouldBe(200);

        world.WaitedMilliseconds.ShouldBe([25.0]);
    }

    [Fact]
    public void AnAnswerHalfReadIsNeverTakenForWhole()
    {
        var cut = Drop("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc");
        using var world = AwsWorld.Of(cut, cut, cut);

        var error = world.Fails();

        (error.Code, error.IsTransient, error.Status).ShouldBe((AwsErrorCodes.Connection, true, 0));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}")]
    [InlineData("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n{}")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}HTTP/1.1 200 OK\r\n")]
    public void AConnectionThatCannotBeTrustedToGoOnIsClosed(string answer)
    {
        using var world = AwsWorld.Of(Raw(answer), Json("2"));

        world.Send().Body.ToArray().ShouldBe("{}"u8.ToArray());
        world.Send().Body.ToArray().ShouldBe("2"u8.ToArray());

        world.Server.Connections.ShouldBe(2);
    }

    [Fact]
    public void AConnectionIdleForTooLongIsNotUsedAgain()
    {
        using var world = AwsWorld.Of(Json("1"), Json("2"));

        world.Send();
        world.Clock.Advance(TimeSpan.FromSeconds(AwsLimits.IdleSecondsMax));
        world.Send();

        world.Server.Connections.ShouldBe(2);
    }

    [Fact]
    public void TheConnectionUsedLongestAgoMakesRoom()
    {
        using var world = AwsWorld.Of(Json("1"), Json("2"));
        var others = Enumerable.Range(0, AwsLimits.ConnectionsMax).Select(_ => new ScriptedServer(Json(""))).ToList();

        world.Send();
        foreach (var other in others)
        {
            world.Clock.Advance(TimeSpan.FromSeconds(1));
            world.Send(new AwsRequest("sqs", "X") { Endpoint = other.Endpoint });
        }

        world.Send();

        world.Server.Connections.ShouldBe(2);
        others.ForEach(other => other.Dispose());
    }

    [Fact]
    public void ARefusedConnectionIsSaidToBeTransient()
    {
        using var closed = new TcpListener(IPAddress.Loopback, port: 0);
        closed.Start();
        var endpoint = new Uri($"http://127.0.0.1:{((IPEndPoint)closed.LocalEndpoint).Port}");
        closed.Stop();
        using var world = AwsWorld.Of();

        var error = world.Fails(new AwsRequest("sqs", "X") { Endpoint = endpoint });

        (error.Code, error.IsTransient).ShouldBe((AwsErrorCodes.Connection, true));
        world.WaitedMilliseconds.Count.ShouldBe(AwsLimits.AttemptsMax - 1);
    }

    [Fact]
    public void AConnectionThatCannotBeOpenedAheadMayComeLater()
    {
        using var world = AwsWorld.Of();
        world.Server.Dispose();

        AwsWorld.Failure(world.Db.Connect).IsTransient.ShouldBeTrue();
    }

    [Fact]
    public void AnAddressThatRefusesMakesWayForTheNextUpToALimit()
    {
        using var server = new ScriptedServer();
        var timer = new AttemptTimer(new FakeClock());
        timer.Restart(TimeSpan.FromSeconds(10));
        SocketStream Connect(int refusing) => SocketStream.Connect(
            [.. Enumerable.Repeat(IPAddress.IPv6Loopback, refusing), IPAddress.Loopback], server.Port, timer);

        Connect(AwsLimits.AddressesMax - 1).Dispose();
        Should.Throw<WireException>(() => Connect(AwsLimits.AddressesMax)).Failure.Kind.ShouldBe(FailureKind.Transient);
    }

    [Fact]
    public void AHostMayBeAnIpv6Address()
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "This machine has no IPv6");
        using var server = new ScriptedServer(IPAddress.IPv6Loopback, stream => stream, Json("{}"));
        using var world = AwsWorld.Of();

        world.Send(new AwsRequest("sqs", "X") { Endpoint = new Uri($"http://[::1]:{server.Port}") }).Status.ShouldBe(200);

        server.Requests[0].Header("host").ShouldBe($"[::1]:{server.Port}");
    }

    [Fact]
    public void AHostMayBeAName()
    {
        using var world = AwsWorld.Of(Json("{}"));

        world.Send(new AwsRequest("sqs", "X") { Endpoint = new Uri($"http://localhost:{world.Server.Port}") }).Status.ShouldBe(200);
    }

    [Fact]
    public void ALargeBodyArrivesWhole()
    {
        var body = new byte[AwsLimits.OneWriteBytesMax * 5];
        Random.Shared.NextBytes(body);
        using var world = AwsWorld.Of(Json("{}"));

        world.Send(new AwsRequest("s3", "PutObject") { Body = body });

        world.Server.Requests[0].Body.ShouldBe(body);
    }

    [Fact]
    public void ABodyBeyondTheLimitIsNotSent()
    {
        using var world = AwsWorld.Of();

        var tooLarge = new AwsRequest("s3", "PutObject") { Body = new byte[AwsLimits.RequestBytesMax + 1] };
        Should.Throw<ArgumentException>(() => world.Send(tooLarge));

        world.Server.Connections.ShouldBe(0);
    }

    [Fact]
    public void ASecondThreadIsRefused()
    {
        AwsWorld? world = null;
        Exception? second = null;
        using var server = new ScriptedServer((request, stream) =>
        {
            second = Record.Exception(() => world!.Send());
            return Json("{}")(request, stream);
        });
        world = new AwsWorld(server);

        world.Send();
        world.Dispose();

        second.ShouldBeOfType<InvalidOperationException>();
    }
}
