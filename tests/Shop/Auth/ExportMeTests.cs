using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class ExportMeTests
{
    [Fact]
    public async Task AnExportHasTheProfileAndTheOrdersPageByPage()
    {
        await using var world = await World.StartAsync();
        using var grace = await world.SignInAsync("grace@example.com");
        var mug = await world.StockedAsync(5);
        var orders = new List<string>();
        for (var at = 0; at < 3; at++)
        {
            orders.Add((await grace.Client.PlacedAsync((mug, 1))).Id);
        }

        var first = await grace.Client.GetAsync("/customers/me/export?limit=2");
        var second = await grace.Client.GetAsync($"/customers/me/export?limit=2&cursor={first.NextCursor}");

        ((string)first.Body["profile"]!["email"]!).ShouldBe("grace@example.com");
        IdsIn(first).Concat(IdsIn(second)).ShouldBe(orders.AsEnumerable().Reverse());
        second.NextCursor.ShouldBeNull();
    }

    [Fact]
    public async Task ACursorOfAnotherIsNone()
    {
        await using var world = await World.StartAsync();
        using var grace = await world.SignInAsync("grace@example.com");
        using var eve = await world.SignInAsync("eve@example.com");
        var mug = await world.StockedAsync(5);
        await grace.Client.PlacedAsync((mug, 1));
        await grace.Client.PlacedAsync((mug, 1));
        var cursor = (await grace.Client.GetAsync("/customers/me/export?limit=1")).NextCursor;

        (await eve.Client.GetAsync($"/customers/me/export?cursor={cursor}")).Problem.ShouldBe("invalid-cursor");
        (await eve.Client.GetAsync("/customers/me/export?cursor=x")).Problem.ShouldBe("invalid-cursor");
    }

    private static IEnumerable<string> IdsIn(Reply export) => export.Body["orders"]!.AsArray().Select(order => (string)order!["id"]!);
}
