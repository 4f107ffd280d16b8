using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Inventory;

public sealed class ListMovementsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(100)]
    public async Task MovementsComeNewestFirstPageByPage(int limit)
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());
        for (var delta = 1; delta <= 5; delta++)
        {
            await world.AdvanceAsync(TimeSpan.FromSeconds(1));
            await world.MoveAsync(mug.Id, delta);
        }

        var pages = await Calls.PagesAsync(world.Admin, $"/inventory/{mug.Id}/movements?limit={limit}");

        pages.SelectMany(p => p.Items).Select(m => (long)m["delta"]!).ShouldBe([5, 4, 3, 2, 1]);
        pages.Count.ShouldBe((5 + limit - 1) / limit);
        pages.SkipLast(1).ShouldAllBe(p => p.Headers["Link"] == $"<?limit={limit}&cursor={p.NextCursor}>; rel=\"next\"");
        pages[^1].Has("Link").ShouldBeFalse();
    }

    [Fact]
    public async Task WhatOrdersMovedIsThereWithTheOrdersId()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(10);
        var placed = await world.Customer.PlacedAsync((mug, 3));
        await world.AdvanceAsync(TimeSpan.FromSeconds(1));
        await world.ConfirmedAsync(placed);
        await world.AdvanceAsync(TimeSpan.FromSeconds(1));
        await world.Customer.CancelledAsync(placed);

        var movements = (await world.Admin.GetAsync($"/inventory/{mug}/movements")).Items;

        movements.Select(m => $"{m["reason"]} {m["delta"]} {m["reference"]}")
            .ShouldBe([$"restock 3 {placed.Id}", $"sale -3 {placed.Id}", "receipt 10 "]);
        movements.Select(m => ((string)m["by"]!).Split(':')[0]).ShouldBe(["customer", "admin", "admin"]);
    }

    [Theory]
    [InlineData("sale")]
    [InlineData("restock")]
    public async Task WhatOnlyOrdersDoIsNoAdjustment(string reason)
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(10);

        var refused = await world.Admin.PostAsync($"/inventory/{mug}/adjustments", Samples.Adjustment(1, reason), key: "k-1");

        refused.Faults.ShouldBe(["/reason wrong-type"], refused.ToString());
    }

    [Fact]
    public async Task OfWhatWasNeverReceivedThereAreNone()
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());

        var page = await world.Admin.GetAsync($"/inventory/{mug.Id}/movements");

        page.Text.ShouldBe("{\"items\":[],\"nextCursor\":null}");
    }

    [Fact]
    public async Task ACursorBelongsToOneSku()
    {
        await using var world = await World.StartAsync();
        var (mug, cup) = (await world.CreateAsync(Samples.Mug()), await world.CreateAsync(Samples.Mug("CUP")));
        await world.MoveAsync(mug.Id, 1);
        await world.MoveAsync(mug.Id, 1);
        var cursor = (await world.Admin.GetAsync($"/inventory/{mug.Id}/movements?limit=1")).NextCursor;

        var refused = await world.Admin.GetAsync($"/inventory/{cup.Id}/movements?cursor={cursor}");

        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Problem.ShouldBe("invalid-cursor");
    }

    [Theory]
    [InlineData("cursor=", "invalid-cursor", "")]
    [InlineData("cursor=abc", "invalid-cursor", "")]
    [InlineData("cursor=%F0%9F%98%80", "invalid-cursor", "")]
    [InlineData("cursor=a&cursor=b", "validation-failed", "?cursor repeated")]
    [InlineData("limit=0", "validation-failed", "?limit out-of-range")]
    [InlineData("limit=101", "validation-failed", "?limit out-of-range")]
    [InlineData("sku=a", "validation-failed", "?sku unknown-parameter")]
    public async Task AQueryIsReadStrictly(string query, string problem, string faults)
    {
        await using var world = await World.StartAsync();
        var mug = await world.CreateAsync(Samples.Mug());

        var refused = await world.Admin.GetAsync($"/inventory/{mug.Id}/movements?{query}");

        refused.Status.ShouldBe(HttpStatusCode.BadRequest, refused.ToString());
        refused.Problem.ShouldBe(problem);
        string.Join(", ", refused.Faults).ShouldBe(faults);
    }

    [Theory]
    [MemberData(nameof(Garbage.Skus), MemberType = typeof(Garbage))]
    public async Task AnUnknownSkuHasNoMovements(string sku)
    {
        await using var world = await World.StartAsync();

        var refused = await world.Admin.GetAsync($"/inventory/{sku}/movements");

        refused.Status.ShouldBe(HttpStatusCode.NotFound, refused.ToString());
    }
}
