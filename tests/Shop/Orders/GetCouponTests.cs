using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Orders;

public sealed class GetCouponTests
{
    [Fact]
    public async Task ACouponIsFoundByItsCodeHoweverItIsWritten()
    {
        await using var world = await World.StartAsync();
        var made = await world.CouponAsync();

        var found = await world.Admin.GetAsync("/admin/coupons/spring");
        var held = await world.Admin.GetAsync("/admin/coupons/SPRING", found.ETag);

        found.Text.ShouldBe(made.Text);
        held.Status.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task AUseChangesTheTagAndNotTheVersion()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(5);
        var made = await world.CouponAsync();
        await world.Customer.OrderAsync(Purchases.Draft((mug, 1)).With("couponCode", "SPRING"));

        var read = await world.Admin.GetAsync("/admin/coupons/SPRING", made.ETag);

        (read.Status, read.ETag).ShouldBe((HttpStatusCode.OK, "\"1.1\""));
    }

    [Theory]
    [InlineData("WINTER")]
    [InlineData("no")]
    public async Task AnotherCodeIsNotThere(string code)
    {
        await using var world = await World.StartAsync();
        await world.CouponAsync();

        (await world.Admin.GetAsync($"/admin/coupons/{code}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
