using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Orders;

public sealed class FindTimelineTests
{
    [Fact]
    public async Task SomebodysOrdersTellTheirStoriesPageByPage()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(50);
        var kept = await world.ConfirmedAsync((mug, 1));
        var cancelled = await world.Customer.PlacedAsync((mug, 1));
        await world.Customer.CancelAsync(cancelled.Id);
        string[] all =
        [
            $"{cancelled.Id} OrderCancelled", $"{cancelled.Id} OrderCreated", $"{kept.Id} OrderConfirmed", $"{kept.Id} OrderCreated",
        ];

        foreach (var limit in Enumerable.Range(1, 5))
        {
            (await PagesAsync($"/orders/events?limit={limit}")).ShouldBe(all, $"by {limit}");
        }

        (await PagesAsync("/orders/events?limit=1&eventType=OrderCreated")).ShouldBe([all[1], all[3]]);
        (await PagesAsync("/orders/events?eventType=ORDER_DELETED")).ShouldBe([all[0]]);

        async Task<IEnumerable<string>> PagesAsync(string path) => (await Calls.PagesAsync(world.Customer, path))
            .SelectMany(p => p.Items).Select(e => $"{e["orderId"]} {e["event"]}");
    }

    [Fact]
    public async Task AnAdminSaysWhoseAndACustomerSeesTheOwn()
    {
        await using var world = await World.StartAsync();
        await world.Customer.PlacedAsync((await world.StockedAsync(5), 1));
        using var eve = world.CustomerNamed("eve@example.com");

        (await world.Admin.GetAsync("/orders/events")).Faults.ShouldBe(["?email required"]);
        (await world.Admin.GetAsync("/orders/events?email=grace@example.com&eventType=ORDER_CREATED")).Items.Count.ShouldBe(1);
        (await eve.GetAsync("/orders/events")).Items.ShouldBeEmpty();
        (await world.Customer.GetAsync("/orders/events?eventType=Gone")).Faults.ShouldBe(["?eventType not-one-of"]);
        (await world.Customer.GetAsync("/orders/events?cursor=x")).Problem.ShouldBe("invalid-cursor");
    }
}
