using Ecommerce.Functions.Orders.Checkout;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Orders;

/// <summary>PUT /admin/coupons/{code}: replaces what is said of a coupon. Orders that have it keep their discount.</summary>
public static class ReplaceCoupon
{
    public static Result<Answer<Coupon>> Handle(CouponDraft draft, ApiRequest request, OrdersApp app)
    {
        if (!ETags.RequiredVersion(request).TryGet(out var version, out var error)
            || !draft.Coupon(app.Clock).TryGet(out var wanted, out error))
        {
            return error;
        }

        if (!CouponCode.TryRead(request.PathParameter("code"), out var code) || app.Coupons.Find(code) is not { } before)
        {
            return Error.NotFound("such coupon");
        }

        if (wanted.Code != code)
        {
            return Error.Invalid(new Fault("/code", "not-this-coupon", $"The coupon is {code}: a code never changes"));
        }

        if (before.Version != version)
        {
            return CouponStore.Stale;
        }

        var after = wanted with { Uses = before.Uses, Version = version + 1, CreatedAt = before.CreatedAt };
        return app.Coupons.Replace(before, after) is { } refusal ? refusal : new Answer<Coupon>(after) { ETag = after.ETag };
    }
}
