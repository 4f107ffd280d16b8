using Ecommerce.Functions.Orders.Checkout;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Orders;

/// <summary>PUT /admin/shipping-rates: replaces the shipping rates. Orders that are placed keep theirs.</summary>
public static class ReplaceShippingRates
{
    public static Result<Answer<ShippingTable>> Handle(ShippingRatesDraft draft, ApiRequest request, OrdersApp app)
    {
        if (!ETags.RequiredVersion(request).TryGet(out var version, out var error))
        {
            return error;
        }

        if (draft.Broken() is { } broken)
        {
            return broken;
        }

        return app.Rules.Replace(version, draft).TryGet(out var table, out error)
            ? new Answer<ShippingTable>(table) { ETag = table.ETag }
            : error;
    }
}
