using Ecommerce.Functions.Orders.Checkout;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Orders;

/// <summary>GET /admin/taxes: what the shop takes for the state; an empty table where nobody has said.</summary>
public static class GetTaxes
{
    public static Result<Answer<TaxTable>> Handle(ApiRequest request, OrdersApp app)
    {
        var table = app.Rules.Taxes();
        return ETags.IsHeld(request, table.ETag)
            ? Answer<TaxTable>.NotModified(table.ETag)
            : new Answer<TaxTable>(table) { ETag = table.ETag };
    }
}
