using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class GetMeTests
{
    [Fact]
    public async Task ACustomerSeesWhatTheShopKnows()
    {
        await using var world = await World.StartAsync();
        using var grace = await world.SignInAsync("Grace@example.com");

        var me = await grace.Client.GetAsync("/customers/me");

        ((string)me.Body["customerId"]!).ShouldBe(world.SubOf("Grace@example.com"));
        ((string)me.Body["name"]!).ShouldBe("Grace");
        (await grace.Client.GetAsync("/customers/me", me.ETag)).Status.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task WhoNeverRegisteredHasNoProfile()
    {
        await using var world = await World.StartAsync();

        (await world.Customer.GetAsync("/customers/me")).Problem.ShouldBe("not-found");
    }
}
