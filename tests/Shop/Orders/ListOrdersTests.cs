using System.Net;
using Ecommerce.Kernel;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Orders;

public sealed class ListOrdersTests
{
    [Fact]
    public async Task ACustomerSeesTheOwnOrdersNewestFirst()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(50);
        using var eve = world.CustomerNamed("eve@example.com");
        var ids = new List<string>();
        foreach (var _ in Enumerable.Range(0, 5))
        {
            ids.Add((await world.Customer.PlacedAsync((mug, 1))).Id);
            await eve.PlacedAsync((mug, 1));
        }

        var pages = await Calls.PagesAsync(world.Customer, "/orders?limit=2");

        pages.SelectMany(p => p.Items).Select(o => (string)o["id"]!).ShouldBe(Enumerable.Reverse(ids));
        pages.Count.ShouldBe(3);
        pages[0].Has("Link").ShouldBeTrue();
    }

    [Fact]
    public async Task NoneIsLeftOutWhereOrdersAreTooLargeForOneRead()
    {
        await using var world = await World.StartAsync();
        var skus = new List<(string Sku, int Quantity)>();
        foreach (var i in Enumerable.Range(0, Limits.OrderLinesMax))
        {
            var product = await world.CreateAsync(Samples.Mug($"MUG-{i}").With("productName", new string('漢', 200)));
            await world.MoveAsync(product.Id, 100);
            skus.Add((product.Id, 1));
        }

        await Calls.AtOnceAsync(34, _ => world.Customer.OrderAsync(Purchases.Draft(skus)));
        var pages = await Calls.PagesAsync(world.Customer, "/orders?limit=100");

        pages.Count.ShouldBeGreaterThan(1);
        pages.Sum(page => page.Items.Count).ShouldBe(34);
    }

    [Fact]
    public async Task AnAdminSaysWhose()
    {
        await using var world = await World.StartAsync();
        var order = await world.Customer.PlacedAsync((await world.StockedAsync(5), 1));

        (await world.Admin.GetAsync("/orders")).Faults.ShouldBe(["?email required"]);
        (await world.Admin.GetAsync("/orders?email=Grace@example.com")).Items.Select(o => (string)o["id"]!).ShouldBe([order.Id]);
        (await world.Admin.GetAsync("/orders?email=nobody@example.com")).Items.ShouldBeEmpty();
        (await world.Customer.GetAsync("/orders?email=eve@example.com")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task OlderClientsAskForOneByEmailAndId()
    {
        await using var world = await World.StartAsync();
        var order = await world.Customer.PlacedAsync((await world.StockedAsync(5), 1));

        var found = await world.Customer.GetAsync($"/orders?email=grace@example.com&orderId={order.Id}");
        var otherAddress = await world.Admin.GetAsync($"/orders?email=eve@example.com&orderId={order.Id}");

        found.Items.Select(o => (string)o["id"]!).ShouldBe([order.Id]);
        otherAddress.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task ACursorOfAnotherListIsRefused()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(5);
        using var eve = world.CustomerNamed("eve@example.com");
        await world.Customer.PlacedAsync((mug, 1));
        await world.Customer.PlacedAsync((mug, 1));
        var cursor = (await world.Customer.GetAsync("/orders?limit=1")).NextCursor;

        (await eve.GetAsync($"/orders?cursor={cursor}")).Problem.ShouldBe("invalid-cursor");
        (await world.Customer.GetAsync("/orders?cursor=x")).Problem.ShouldBe("invalid-cursor");
        (await world.Customer.GetAsync("/orders?page=2")).Faults.ShouldBe(["?page unknown-parameter"]);
    }
}
