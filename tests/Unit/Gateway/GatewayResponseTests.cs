using Ecommerce.Local.Emulators.ApiGateway;
using Ecommerce.Topology;
using Ecommerce.Topology.Services;

namespace Ecommerce.Tests.Unit.Gateway;

/// <summary>Every refusal that local can be made to give is the one that the deployed gateway is configured with, byte for byte.</summary>
public sealed class GatewayResponseTests
{
    private const string AdminRoute = "/api/admin/products";

    private static IReadOnlyList<OperationSpec> ProductOperations =>
        Shop.Describe().Services.Single(s => s.Name == "Products").Operations;

    [Fact]
    public async Task WhoMayNotAndWhatIsNotThereIsToldAsTheDeployedGatewayTellsIt()
    {
        await using var world = await GatewayWorld.StartAsync();
        var scopeless = world.Tokens.Issue(Platform.Admins, "root@example.com", [], []);

        await (await world.GetAsync(AdminRoute)).ShouldBeAsync(GatewayResponse.Unauthenticated);
        await (await world.GetAsync(AdminRoute, scopeless)).ShouldBeAsync(GatewayResponse.Forbidden);
        await (await world.GetAsync("/api/nothing")).ShouldBeAsync(GatewayResponse.NotFound);
        await (await world.SendAsync(HttpMethod.Delete, "/api/products")).ShouldBeAsync(GatewayResponse.NotFound);
    }

    [Fact]
    public async Task WhatIsTooMuchIsToldAsTheDeployedGatewayTellsIt()
    {
        await using var world = await GatewayWorld.StartAsync(new Shop(new ServiceSpec(
            "Slow", [Platform.Api with { Throttle = new(PerSecond: 1, Burst: 2) }], ProductOperations)));
        using var large = new ByteArrayContent(new byte[GatewayLimits.BodyBytesMax + 1]);

        var tooLarge = await world.SendAsync(HttpMethod.Post, "/api/products", world.AdminToken, large);
        await world.GetAsync("/api/health");
        var tooMany = await world.GetAsync("/api/health");

        await tooLarge.ShouldBeAsync(GatewayResponse.TooLarge);
        await tooMany.ShouldBeAsync(GatewayResponse.Throttled);
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task AFunctionThatGivesNoAnswerIsToldAsTheDeployedGatewayTellsIt(FunctionAnswer answer)
    {
        await using var world = await GatewayWorld.StartAsync();
        world.Functions.Returns(answer);

        await (await world.GetAsync("/api/products")).ShouldBeAsync(GatewayResponse.Failed);
    }

    [Fact]
    public async Task AFunctionThatIsLateIsToldAsTheDeployedGatewayTellsIt()
    {
        await using var world = await GatewayWorld.StartAsync();
        var (called, never) = (new TaskCompletionSource(), new TaskCompletionSource<FunctionAnswer>());
        world.Functions.Answer = () =>
        {
            called.SetResult();
            return never.Task;
        };
        var request = world.GetAsync("/api/products");
        await called.Task;

        world.Clock.Advance(GatewayLimits.IntegrationTimeout);

        await (await request).ShouldBeAsync(GatewayResponse.TimedOut);
    }

    public static TheoryData<FunctionAnswer> Failures =>
        [FakeFunctions.Json("{}"), new FunctionAnswer.Failed(), new FunctionAnswer.TimedOut(), new FunctionAnswer.Throttled()];
}
