using Ecommerce.Contracts;
using Ecommerce.Kernel;
using Ecommerce.Lambda;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Inventory;

/// <summary>At how many available units, and fewer, a SKU counts as low; at 0 it is never low.</summary>
public sealed record Threshold([property: Bounds(0, Limits.LowStockThresholdMax)] long LowStockThreshold)
{
    /// <summary>The mistake; null: none.</summary>
    public Error? Broken() => LowStockThreshold is < 0 or > Limits.LowStockThresholdMax
        ? Error.Invalid(new Fault(
            "/lowStockThreshold", "out-of-range", $"lowStockThreshold must be a whole number from 0 to {Limits.LowStockThresholdMax}"))
        : null;
}

/// <summary>PUT /inventory/{productId}/threshold: a new threshold for the stock that was read, and the level that follows.</summary>
public static class SetThreshold
{
    public static Result<Answer<StockView>> Handle(Threshold threshold, ApiRequest request, InventoryApp app)
    {
        if (!ETags.RequiredVersion(request).TryGet(out var version, out var error))
        {
            return error;
        }

        if (threshold.Broken() is { } broken)
        {
            return broken;
        }

        return Sku.TryParse(request.PathParameter("productId"), out var sku)
            ? Set(sku, version, threshold, Cause.Of(request), app)
            : Error.NotFound("such product or variant");
    }

    private static Result<Answer<StockView>> Set(Sku sku, long version, Threshold threshold, Cause cause, InventoryApp app)
    {
        for (var attempt = 0; attempt < Limits.DecisionTriesMax; attempt++)
        {
            if (!app.Stock.Find(sku).TryGet(out var stock, out var error))
            {
                return error;
            }

            if (stock.Version != version)
            {
                return new Error(Problem.PreconditionFailed, "The stock has changed since you read it: read it again");
            }

            var after = stock with { LowStockThreshold = threshold.LowStockThreshold };
            if (!app.Stock.Change(stock, after, [], cause).TryGet(out var stored, out error))
            {
                return error;
            }

            if (stored is Stored.Done)
            {
                return GetStock.AnswerOf(after with { Version = stock.Version + 1 });
            }
        }

        return StoreErrors.Busy;
    }
}
