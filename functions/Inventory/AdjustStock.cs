using Ecommerce.Contracts;
using Ecommerce.Kernel;
using Ecommerce.Lambda;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Inventory;

/// <summary>POST /inventory/{productId}/adjustments: moves units by hand, once per Idempotency-Key, never below what is reserved.</summary>
public static class AdjustStock
{
    public static Result<Answer<Movement>> Handle(Adjustment adjustment, ApiRequest request, InventoryApp app)
    {
        if (adjustment.Broken() is { } broken)
        {
            return broken;
        }

        if (!Sku.TryParse(request.PathParameter("productId"), out var sku))
        {
            return Error.NotFound("such product or variant");
        }

        return app.Answers.Once(
            request, nameof(AdjustStock), isRequired: true, once => Adjust(sku, adjustment, once, Cause.Of(request), app));
    }

    private static Result<Answer<Movement>> Adjust(Sku sku, Adjustment adjustment, Once once, Cause cause, InventoryApp app)
    {
        for (var attempt = 0; attempt < Limits.DecisionTriesMax; attempt++)
        {
            if (!app.Stock.Find(sku).TryGet(out var stock, out var error))
            {
                return error;
            }

            if (Refusal(stock, adjustment) is { } refusal)
            {
                return refusal;
            }

            var movement = new Movement(
                Id.New<MovementId>(app.Clock), sku.Text, stock.ProductId, adjustment.Delta, adjustment.MovementReason,
                adjustment.Reference, cause.Actor, Timestamp.Now(app.Clock));
            var answer = new Answer<Movement>(movement) { Status = 201 };
            var remember = once.Remember(answer.Render(InventoryWriter.Write));
            if (!app.Stock.Adjust(stock, movement, remember, cause).TryGet(out var stored, out error))
            {
                return error;
            }

            if (stored is Stored.Done)
            {
                return answer;
            }
        }

        return StoreErrors.Busy;
    }

    private static Error? Refusal(Stock stock, Adjustment adjustment)
    {
        if (stock.IsClosed && adjustment.Delta > 0)
        {
            return new(Problem.InvalidState, "The product is archived, or the variant was removed: units can be taken out, none put in");
        }

        if (stock.Available + adjustment.Delta < 0)
        {
            var fault = new Fault("/delta", "insufficient-stock", $"{stock.Available} are available; the rest is reserved or not there")
            {
                Available = stock.Available,
            };
            return new(Problem.InsufficientStock, fault.Detail) { Faults = [fault] };
        }

        return stock.OnHand + adjustment.Delta > Limits.StockOnHandMax
            ? Error.Invalid(new Fault("/delta", "out-of-range", $"There would be more than {Limits.StockOnHandMax} on hand"))
            : null;
    }
}
