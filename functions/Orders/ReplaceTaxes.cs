using Ecommerce.Functions.Orders.Checkout;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Orders;

/// <summary>PUT /admin/taxes: replaces the taxes. Orders that are placed keep theirs.</summary>
public static class ReplaceTaxes
{
    public static Result<Answer<TaxTable>> Handle(TaxDraft draft, ApiRequest request, OrdersApp app)
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
            ? new Answer<TaxTable>(table) { ETag = table.ETag }
            : error;
    }
}
