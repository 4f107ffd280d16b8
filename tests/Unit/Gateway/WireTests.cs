using System.Net.Sockets;
using System.Text;
using Ecommerce.Kernel;

namespace Ecommerce.Tests.Unit.Gateway;

public sealed class WireTests
{
    [Theory]
    [InlineData("GARBAGE\r\n\r\n", 400)]
    [InlineData("GET /api/products HTTP/9.9\r\nHost: x\r\n\r\n", 505)]
    [InlineData("GET  /api/products HTTP/1.1\r\nHost: x\r\n\r\n", 400)]
    [InlineData("GET /api/products HTTP/1.1\r\n\r\n", 400)]
    [InlineData("GET /api/products HTTP/1.1\r\nHost: x\r\nBad Header\r\n\r\n", 400)]
    [InlineData("GET /api/products HTTP/1.1\r\nHost: x\r\nA: 1\r\n folded\r\n\r\n", 400)]
    [InlineData("POST /api/products HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400)]
    [InlineData("POST /api/products HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400)]
    [InlineData("GET /api/products\u00ff HTTP/1.1\r\nHost: x\r\n\r\n", 400)]
    [InlineData("\u0016\u0003\u0001\u0002\0\u0001\0\u0001\r\n\r\n", 400)]
    [InlineData("CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: 127.0.0.1:22\r\n\r\n", 404)]
    [InlineData("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", 404)]
    [InlineData("GET http://anywhere/api/health HTTP/1.1\r\nHost: anywhere\r\n\r\n", 200)]
    [InlineData("GET /api/../_local HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", 404)]
    [InlineData("GET /%61pi/health HTTP/1.1\r\nHost: x\r\n\r\n", 404)]
    [InlineData("GET /api/h%65alth HTTP/1.1\r\nHost: x\r\n\r\n", 404)]
    public async Task WhateverArrivesIsAnsweredAndTheNextRequestIsServed(string request, int status)
    {
        await using var world = await GatewayWorld.StartAsync();

        var answer = await Raw.AskAsync(world.Edge.Address, request);

        Raw.StatusOf(answer).ShouldBe(status, answer);
        ((int)(await world.GetAsync("/api/health")).StatusCode).ShouldBe(200);
    }

    [Fact]
    public async Task HeadersBeyondAllMeasureEndTheConnection()
    {
        await using var world = await GatewayWorld.StartAsync();

        var answer = await Raw.AskAsync(world.Edge.Address, $"GET /api/health HTTP/1.1\r\nHost: x\r\nX: {new string('x', 40_000)}\r\n\r\n");

        Raw.StatusOf(answer).ShouldBe(431);
    }

    [Fact]
    public async Task AnAddressBeyondAllMeasureEndsTheConnection()
    {
        await using var world = await GatewayWorld.StartAsync();

        var answer = await Raw.AskAsync(world.Edge.Address, $"GET /{new string('x', 20_000)} HTTP/1.1\r\nHost: x\r\n\r\n");

        Raw.StatusOf(answer).ShouldBe(414);
    }

    [Fact]
    public async Task ChunksAreJoined()
    {
        await using var world = await GatewayWorld.StartAsync();

        var answer = await Raw.AskAsync(world.Edge.Address, Post(world, "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n"));

        Raw.StatusOf(answer).ShouldBe(200);
        world.Functions.LastEvent["body"]!.ToString().ShouldBe("hello world");
        world.Functions.LastEvent["headers"]!.AsObject().ContainsKey("Transfer-Encoding").ShouldBeFalse();
    }

    [Fact]
    public async Task RepeatedHeadersStayApart()
    {
        await using var world = await GatewayWorld.StartAsync();

        await Raw.AskAsync(world.Edge.Address, "GET /api/products HTTP/1.1\r\nHost: x\r\nX-Twice: one\r\nX-Twice: two\r\n\r\n");

        world.Functions.LastEvent["headers"]!["X-Twice"]!.ToString().ShouldBe("two");
        world.Functions.LastEvent["multiValueHeaders"]!["X-Twice"]!.ToJsonString().ShouldBe("""["one","two"]""");
    }

    [Theory]
    [InlineData("XYZ\r\n")]
    [InlineData("5\r\nhelloXXXX\r\n0\r\n\r\n")]
    [InlineData("FFFFFFFFFFFFFFFFF\r\n")]
    public async Task ChunksThatAreNoneAreAProblem(string chunks)
    {
        await using var world = await GatewayWorld.StartAsync();

        var answer = await Raw.AskAsync(world.Edge.Address, Post(world, chunks));

        Raw.StatusOf(answer).ShouldBe(400);
        answer.ShouldContain(Problem.ValidationFailed.Type);
        world.Functions.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task ABodyThatNeverComesReachesNoFunction()
    {
        await using var world = await GatewayWorld.StartAsync();
        using (var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))
        {
            await socket.ConnectAsync(world.Edge.Address.Host, world.Edge.Address.Port, TestContext.Current.CancellationToken);
            await socket.SendAsync(Encoding.ASCII.GetBytes(Post(world, "5\r\nhe")), TestContext.Current.CancellationToken);
        }

        (await world.Log.NextAsync()).ShouldContain("\"operation\":\"CreateProduct\"");
        world.Functions.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task AClientThatClosesItsHalfHarmsNobody()
    {
        await using var world = await GatewayWorld.StartAsync();

        var answer = await Raw.AskAsync(world.Edge.Address, "GET /api/health HTTP/1.1\r\nHost: x\r\n\r\n", thenShutDown: true);

        Raw.StatusOf(answer).ShouldBeOneOf(200, 0); // The server may take it for a client that went away.
        ((int)(await world.GetAsync("/api/health")).StatusCode).ShouldBe(200);
    }

    private static string Post(GatewayWorld world, string chunks) =>
        $"POST /api/products HTTP/1.1\r\nHost: x\r\nAuthorization: {world.AdminToken}\r\nTransfer-Encoding: chunked\r\n\r\n{chunks}";
}
