using Ecommerce.Functions.Orders.Checkout;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Orders;

/// <summary>GET /admin/coupons/{code}: a coupon and how often it was used.</summary>
public static class GetCoupon
{
    public static Result<Answer<Coupon>> Handle(ApiRequest request, OrdersApp app)
    {
        if (!CouponCode.TryRead(request.PathParameter("code"), out var code) || app.Coupons.Find(code) is not { } coupon)
        {
            return Error.NotFound("such coupon");
        }

        return ETags.IsHeld(request, coupon.ETag)
            ? Answer<Coupon>.NotModified(coupon.ETag)
            : new Answer<Coupon>(coupon) { ETag = coupon.ETag };
    }
}
