using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Orders;

/// <summary>POST /orders/{id}/fulfilments: an admin hands units to a carrier.</summary>
public static class FulfilOrder
{
    public static Result<Answer<Order>> Handle(FulfilmentDraft draft, ApiRequest request, OrdersApp app)
    {
        if (!ETags.RequiredVersion(request).TryGet(out var version, out var error))
        {
            return error;
        }

        return draft.Broken() is { } broken
            ? broken
            : OrderChange.Take(version, (order, act) => OrderSteps.Fulfil(order, draft, act), request, app, status: 201);
    }
}
