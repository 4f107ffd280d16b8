using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Orders;

public sealed class ReplaceCouponTests
{
    [Fact]
    public async Task ACouponIsReplacedAndKeepsItsUses()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(5);
        var made = await world.CouponAsync(Checkouts.Coupon().With("usesMax", 9).With("validUntil", "2099-01-01T00:00:00Z"));
        await world.Customer.OrderAsync(Purchases.Draft((mug, 1)).With("couponCode", "SPRING"));

        var after = await world.Admin.PutAsync("/admin/coupons/SPRING", Checkouts.Coupon("spring").With("isActive", false), made.ETag);

        after.Status.ShouldBe(HttpStatusCode.OK, after.ToString());
        (after.ETag, (long)after.Body["uses"]!, (bool)after.Body["isActive"]!).ShouldBe(("\"2.1\"", 1, false));
        (after.Body["usesMax"], after.Body["validUntil"]).ShouldBe((null, null));
        (await world.Admin.GetAsync("/admin/coupons/SPRING")).Text.ShouldBe(after.Text);
        (await world.Customer.OrderAsync(Purchases.Draft((mug, 1)).With("couponCode", "SPRING"))).Faults
            .ShouldBe(["/couponCode coupon-not-valid"]);
    }

    [Fact]
    public async Task NobodyReplacesWhatTheyHaveNotRead()
    {
        await using var world = await World.StartAsync();
        var made = await world.CouponAsync();
        await world.Admin.PutAsync("/admin/coupons/SPRING", Checkouts.Coupon().With("basisPoints", 5), made.ETag);

        var stale = await world.Admin.PutAsync("/admin/coupons/SPRING", Checkouts.Coupon(), made.ETag);
        var blind = await world.Admin.PutAsync("/admin/coupons/SPRING", Checkouts.Coupon());

        stale.Status.ShouldBe(HttpStatusCode.PreconditionFailed, stale.ToString());
        blind.Status.ShouldBe(HttpStatusCode.PreconditionRequired);
    }

    [Fact]
    public async Task ACodeNeverChanges()
    {
        await using var world = await World.StartAsync();
        var made = await world.CouponAsync();

        var renamed = await world.Admin.PutAsync("/admin/coupons/SPRING", Checkouts.Coupon("WINTER"), made.ETag);
        var unknown = await world.Admin.PutAsync("/admin/coupons/WINTER", Checkouts.Coupon("WINTER"), made.ETag);

        renamed.Faults.ShouldBe(["/code not-this-coupon"]);
        unknown.Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
