using System.Net;
using System.Net.Sockets;
using Ecommerce.Aws;
using static Ecommerce.Tests.Unit.Aws.ScriptedServer;

namespace Ecommerce.Tests.Unit.Aws;

public sealed class DeadlineTests
{
    private static readonly TimeSpan s_reserve = TimeSpan.FromMilliseconds(AwsLimits.DeadlineReserveMilliseconds);

    [Fact]
    public void WithoutTimeLeftNothingIsSent()
    {
        using var world = AwsWorld.Of(Json("{}"));
        world.Deadline.Set(world.Clock.Now + s_reserve);

        var error = world.Fails();

        (error.Code, error.IsTransient).ShouldBe((AwsErrorCodes.Deadline, true));
        world.Server.Connections.ShouldBe(0);
    }

    [Fact]
    public void ARetryThatWouldPassTheDeadlineIsNotWaitedFor()
    {
        using var world = AwsWorld.Of(Json("", 500), Json("{}"));
        world.Deadline.Set(world.Clock.Now + s_reserve + TimeSpan.FromMilliseconds(25));

        world.Fails().Status.ShouldBe(500);

        world.WaitedMilliseconds.ShouldBeEmpty();
    }

    [Fact]
    public void ARetryWithinTheDeadlineIsMade()
    {
        using var world = AwsWorld.Of(Json("", 500), Json("{}"));
        world.Deadline.Set(world.Clock.Now + s_reserve + TimeSpan.FromSeconds(5));

        world.Send().Status.ShouldBe(200);
    }

    [Fact]
    public void ASilentServerIsGivenUpInTimeForTheDeadline()
    {
        using var world = AwsWorld.Of(Silence());
        world.Deadline.Set(world.Clock.Now + s_reserve + TimeSpan.FromMilliseconds(20));

        var error = world.Fails();

        (error.Code, error.IsTransient).ShouldBe((AwsErrorCodes.Timeout, true));
    }

    [Fact]
    public void ASilentServerIsGivenUpAfterTheAttemptsTimeAndTriedAgain()
    {
        using var server = new ScriptedServer(Silence(), Silence(), Silence());
        using var world = new AwsWorld(server, attemptTime: TimeSpan.FromMilliseconds(20));

        world.Fails().Code.ShouldBe(AwsErrorCodes.Timeout);

        world.WaitedMilliseconds.Count.ShouldBe(AwsLimits.AttemptsMax - 1);
    }

    [Fact]
    public void AServerThatDripsIsGivenUpWhenTheAttemptsTimeIsOver()
    {
        AwsWorld? world = null;
        Step drip = (_, stream) =>
        {
            for (var sent = 0; sent < 5; sent++)
            {
                world!.Clock.Advance(TimeSpan.FromSeconds(3));
                stream.Write("H"u8);
            }

            return true;
        };
        using var server = new ScriptedServer(drip, drip, drip);
        world = new AwsWorld(server, attemptTime: TimeSpan.FromSeconds(10));

        world.Fails().Code.ShouldBe(AwsErrorCodes.Timeout);
        world.Dispose();
    }

    [Fact]
    public void AConnectionNobodyAcceptsIsGivenUp()
    {
        using var full = new TcpListener(IPAddress.Loopback, port: 0);
        full.Start(backlog: 1);
        var address = (IPEndPoint)full.LocalEndpoint;
        var waiting = Enumerable.Range(0, 4).Select(_ => new Socket(SocketType.Stream, ProtocolType.Tcp) { Blocking = false }).ToList();
        waiting.ForEach(socket => Record.Exception(() => socket.Connect(address)));
        using var server = new ScriptedServer();
        using var world = new AwsWorld(server, attemptTime: TimeSpan.FromMilliseconds(20));

        world.Fails(new AwsRequest("sqs", "X") { Endpoint = new Uri($"http://{address}") }).Code.ShouldBe(AwsErrorCodes.Timeout);
        waiting.ForEach(socket => socket.Dispose());
    }
}
