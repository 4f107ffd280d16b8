using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Orders;

public sealed class CreateCouponTests
{
    [Fact]
    public async Task ACouponIsKnownByItsCodeInCapitals()
    {
        await using var world = await World.StartAsync();

        var made = await world.CouponAsync(Checkouts.Coupon("spring-26"));

        made.ETag.ShouldBe("\"1.0\"");
        made.Headers["Location"].ShouldBe("/api/admin/coupons/SPRING-26");
        ((string?)made.Body["code"], (long)made.Body["uses"]!, (bool)made.Body["isActive"]!).ShouldBe(("SPRING-26", 0, true));
        (await world.Admin.GetAsync(made.Headers["Location"])).Text.ShouldBe(made.Text);
    }

    [Fact]
    public async Task ACodeIsThereOnce()
    {
        await using var world = await World.StartAsync();
        await world.CouponAsync();

        var again = await world.Admin.PostAsync("/admin/coupons", Checkouts.Coupon("spring"));

        (again.Status, again.Problem).ShouldBe((HttpStatusCode.Conflict, "conflict"));
        again.Faults.ShouldBe(["/code duplicate-code"]);
    }

    [Fact]
    public async Task EveryMistakeIsTold()
    {
        await using var world = await World.StartAsync();
        var draft = Checkouts.Coupon("x").With("basisPoints", 0).With("amount", Samples.Money(5)).With("usesMax", 0);

        var refused = await world.Admin.PostAsync("/admin/coupons", draft);
        var unknown = await world.Admin.PostAsync("/admin/coupons", Checkouts.Coupon().With("uses", 7));

        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Faults.ShouldBe(
            ["/code not-a-code", "/basisPoints out-of-range", "/amount not-possible", "/usesMax out-of-range"]);
        unknown.Faults.ShouldBe(["/uses unknown-field"]);
    }

    [Fact]
    public async Task MomentsAreKeptToTheMillisecond()
    {
        await using var world = await World.StartAsync();

        var made = await world.CouponAsync(Checkouts.Coupon().With("validFrom", "2026-01-01T01:00:00.1239+01:00"));

        ((string?)made.Body["validFrom"]).ShouldBe("2026-01-01T00:00:00.123Z");
        (await world.Admin.GetAsync("/admin/coupons/SPRING")).Text.ShouldBe(made.Text);
    }
}
