using Ecommerce.Functions.Orders.Checkout;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Orders;

/// <summary>POST /admin/coupons: adds a coupon. Its code is its name, so a repetition finds it there.</summary>
public static class CreateCoupon
{
    public static Result<Answer<Coupon>> Handle(CouponDraft draft, ApiRequest request, OrdersApp app)
    {
        if (!draft.Coupon(app.Clock).TryGet(out var coupon, out var error))
        {
            return error;
        }

        return app.Coupons.Insert(coupon) is { } refusal
            ? refusal
            : new Answer<Coupon>(coupon) { Status = 201, ETag = coupon.ETag, Location = $"{request.Root}/admin/coupons/{coupon.Code}" };
    }
}
