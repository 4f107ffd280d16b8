using System.Text.Json.Nodes;
using Stock = Ecommerce.Topology.Services.Inventory;

namespace Ecommerce.Tests.Shop.Support;

/// <summary>The part of the tour that is about stock, orders of it, and drift.</summary>
internal static class StockTour
{
    /// <summary>Sells the last units of a SKU and recounts it: right, drifting, and right again.</summary>
    public static async Task RunAsync(World world, string sku)
    {
        var stock = await world.Admin.GetAsync($"/inventory/{sku}");
        await world.Admin.PutAsync(
            $"/inventory/{sku}/threshold", new JsonObject { ["lowStockThreshold"] = 1 }, stock.Headers.GetValueOrDefault("ETag", "\"0\""));
        await world.Customer.PostAsync("/orders", Purchases.Draft((sku, 3)), key: "tour-order");
        await world.ReconcileAsync(sku);
        var rows = await world.QueryAsync(Stock.Stock, $"SKU#{sku}");
        if (rows.FirstOrDefault(row => (string?)row["sk"]!["S"] == "STOCK") is { } row)
        {
            var onHand = long.Parse((string)row["onHand"]!["N"]!, null);
            await world.DriftAsync(sku, "onHand", onHand + 1);
            await world.ReconcileAsync(sku);
            await world.DriftAsync(sku, "onHand", onHand);
            await world.ReconcileAsync(sku);
        }
    }
}
