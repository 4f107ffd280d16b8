using System.Net;
using Ecommerce.Local;
using Ecommerce.Kernel;

namespace Ecommerce.Tests.Unit.Gateway;

public sealed class EdgeTests
{
    [Fact]
    public async Task TheRootLeadsToTheConsole()
    {
        await using var world = await GatewayWorld.StartAsync();

        var response = await world.GetAsync("/");

        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        response.Headers.Location!.OriginalString.ShouldBe("/_local");
    }

    [Theory]
    [InlineData("/_local")]
    [InlineData("/_local/queues?x=1")]
    public async Task TheConsoleIsServedWithSecurityHeaders(string path)
    {
        await using var world = await GatewayWorld.StartAsync();

        var response = await world.GetAsync(path);

        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("console");
        response.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'self'");
    }

    [Fact]
    public async Task ANameThatWasMadeToPointHereDoesNotReachTheConsole()
    {
        await using var world = await GatewayWorld.StartAsync();

        var answer = await Raw.AskAsync(world.Edge.Address, "GET /_local HTTP/1.1\r\nHost: rebound.evil.example\r\n\r\n");

        Raw.StatusOf(answer).ShouldBe(404);
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/apiary")]
    [InlineData("/_localhost")]
    public async Task AnythingElseIsAProblem(string path)
    {
        await using var world = await GatewayWorld.StartAsync();

        var response = await world.GetAsync(path);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.JsonAsync())["type"]!.ToString().ShouldBe(Problem.NotFound.Type);
    }

    [Fact]
    public async Task ATakenPortIsAClearMessage()
    {
        await using var world = await GatewayWorld.StartAsync();
        var port = world.Edge.Address.Port;

        var second = Edge.StartAsync(port, world.Api, _ => Task.CompletedTask, TextWriter.Null, TestContext.Current.CancellationToken);

        (await Should.ThrowAsync<PortTakenException>(second)).Message.ShouldContain($"Port {port} of 127.0.0.1 is taken");
    }
}
