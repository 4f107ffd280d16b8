using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Platform;

public sealed class HealthTests
{
    [Fact]
    public async Task AnyoneMayAskWhetherTheShopIsThere()
    {
        await using var world = await World.StartAsync();

        var health = await world.Anyone.GetAsync("/health");

        health.Status.ShouldBe(HttpStatusCode.OK);
        health.Headers["Cache-Control"].ShouldBe("no-store");
        health.Body.AsObject().Select(f => f.Key).ShouldBe(["status", "version", "commit"]);
        ((string)health.Body["status"]!).ShouldBe("ok");
    }
}
