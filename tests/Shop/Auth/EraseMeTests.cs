using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class EraseMeTests
{
    [Fact]
    public async Task AWishIsTakenOnceHoweverOftenItIsMade()
    {
        await using var world = await World.StartAsync();
        using var grace = await world.SignInAsync("grace@example.com");
        var sub = world.SubOf("grace@example.com");

        var replies = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ =>
            Calls.SettleAsync(() => grace.Client.DeleteAsync("/customers/me"))));

        replies.ShouldAllBe(reply => reply.Status == HttpStatusCode.Accepted || reply.Status == HttpStatusCode.NotFound);
        var said = await world.EventsAsync(Topology.Services.Auth.Profiles, sub);
        said.Count(e => e.Type == "CustomerErasureRequested").ShouldBe(1);
    }
}
