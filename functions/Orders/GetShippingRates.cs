using Ecommerce.Functions.Orders.Checkout;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Orders;

/// <summary>GET /admin/shipping-rates: what the shop takes for sending; an empty table where nobody has said.</summary>
public static class GetShippingRates
{
    public static Result<Answer<ShippingTable>> Handle(ApiRequest request, OrdersApp app)
    {
        var table = app.Rules.Shipping();
        return ETags.IsHeld(request, table.ETag)
            ? Answer<ShippingTable>.NotModified(table.ETag)
            : new Answer<ShippingTable>(table) { ETag = table.ETag };
    }
}
