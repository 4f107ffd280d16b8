using Ecommerce.Contracts;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Inventory;

/// <summary>GET /inventory/{productId}: how many there are of a product without variants, or of a variant.</summary>
public static class GetStock
{
    public static Result<Answer<StockView>> Handle(ApiRequest request, InventoryApp app)
    {
        if (!Sku.TryParse(request.PathParameter("productId"), out var sku))
        {
            return Error.NotFound("such product or variant");
        }

        if (!app.Stock.Find(sku).TryGet(out var stock, out var error))
        {
            return error;
        }

        return ETags.IsHeld(request, stock.ETag) ? Answer<StockView>.NotModified(stock.ETag) : AnswerOf(stock);
    }

    /// <summary>The stock as routes answer it.</summary>
    public static Answer<StockView> AnswerOf(Stock stock) => new(StockView.Of(stock)) { ETag = stock.ETag };
}
