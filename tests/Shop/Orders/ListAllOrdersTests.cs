using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Orders;

public sealed class ListAllOrdersTests
{
    [Fact]
    public async Task AnAdminListsTheOrdersOfAStatusByTheDayTheyCameIntoIt()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(50);
        var yesterday = await world.Customer.PlacedAsync((mug, 1));
        await world.Admin.StepAsync(yesterday, "confirmation");
        var first = Day(world);
        await world.AdvanceAsync(TimeSpan.FromDays(1));
        var today = await world.ConfirmedAsync((mug, 1));
        var pending = await world.Customer.PlacedAsync((mug, 1));

        (await IdsAsync("CONFIRMED")).ShouldBe([today.Id]);
        (await IdsAsync($"CONFIRMED&from={first}")).ShouldBe([today.Id, yesterday.Id]);
        (await IdsAsync($"CONFIRMED&from={first}&to={first}")).ShouldBe([yesterday.Id]);
        (await IdsAsync("PENDING")).ShouldBe([pending.Id]);
        (await Calls.PagesAsync(world.Admin, $"/admin/orders?status=CONFIRMED&from={first}&limit=1"))
            .SelectMany(p => p.Items).Select(o => (string)o["id"]!).ShouldBe([today.Id, yesterday.Id]);

        async Task<IEnumerable<string>> IdsAsync(string query) =>
            (await world.Admin.GetAsync($"/admin/orders?status={query}")).Items.Select(o => (string)o["id"]!);
    }

    [Theory]
    [InlineData("", "?status required")]
    [InlineData("?status=GONE", "?status not-one-of|?status required")]
    [InlineData("?status=PENDING&from=x", "?from not-a-day")]
    [InlineData("?status=PENDING&from=2026-01-01&to=2026-02-01", "?from out-of-range")]
    [InlineData("?status=PENDING&from=2026-01-02&to=2026-01-01", "?from out-of-range")]
    [InlineData("?status=PENDING&from=0001-01-01&to=0001-01-01", "?to not-a-day|?from not-a-day")]
    public async Task AListIsOfOneStatusAndAMonthAtMost(string query, string faults)
    {
        await using var world = await World.StartAsync();

        (await world.Admin.GetAsync($"/admin/orders{query}")).Faults.ShouldBe(faults.Split('|'));
    }

    private static string Day(World world) => $"{world.Cloud.Clock.GetUtcNow():yyyy-MM-dd}";
}
