using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Orders;

public sealed class ListCouponsTests
{
    [Fact]
    public async Task EveryCouponIsListedOnceByCode()
    {
        await using var world = await World.StartAsync();
        foreach (var code in (string[])["CCC", "AAA", "EEE", "BBB", "DDD"])
        {
            await world.CouponAsync(Checkouts.Coupon(code));
        }

        var pages = await Calls.PagesAsync(world.Admin, "/admin/coupons?limit=2");

        pages.Select(page => string.Join(' ', page.Items.Select(item => (string)item["code"]!))).ShouldBe(["AAA BBB", "CCC DDD", "EEE"]);
        pages[0].Has("Link").ShouldBeTrue();
    }

    [Fact]
    public async Task AForeignCursorIsRefused()
    {
        await using var world = await World.StartAsync();

        var refused = await world.Admin.GetAsync("/admin/coupons?cursor=abc");
        var misspelt = await world.Admin.GetAsync("/admin/coupons?size=3");

        (refused.Status, refused.Problem).ShouldBe((HttpStatusCode.BadRequest, "invalid-cursor"));
        misspelt.Faults.ShouldBe(["?size unknown-parameter"]);
    }
}
