using System.Net;
using System.Text.Json.Nodes;
using Ecommerce.Kernel;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Orders;

/// <summary>
/// Orders that are placed, paid for, cancelled, sent and left to expire at random, several at once; whatever happens, every count of the
/// stock is what the orders and the movements say. The seed and the step that failed are in the message.
/// </summary>
public sealed class OrderProperties
{
    private const int RoundsCount = 12;
    private const int AtOnce = 4;

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 30)]
    public async Task TheStockIsAlwaysWhatTheOrdersAndTheMovementsSay(int seed, int conflictsPercent)
    {
        await using var world = await World.StartAsync(conflictsPercent);
        string[] skus = [await world.StockedAsync(12, "A"), await world.StockedAsync(6, "B"), await world.StockedAsync(3, "C")];
        var random = new Random(seed);
        var ids = new List<string>();

        for (var round = 0; round < RoundsCount; round++)
        {
            var steps = Enumerable.Range(0, AtOnce).Select(_ => (Step: random.Next(10), Pick: random.Next(), Quantity: random.Next(1, 4)));
            var placed = await Task.WhenAll([.. steps.ToList().Select(s => StepAsync(world, skus, ids, s.Step, s.Pick, s.Quantity))]);
            ids.AddRange(placed.OfType<string>());

            await ShouldBalanceAsync(world, skus, $"Seed {seed}, round {round}");
        }
    }

    // One thing that somebody does; the id of an order that came of it.
    private static async Task<string?> StepAsync(World world, string[] skus, List<string> ids, int step, int pick, int quantity)
    {
        if (step < 4 || ids.Count == 0)
        {
            var placed = await world.Customer.OrderAsync(Purchases.Draft((skus[pick % 3], quantity), (skus[(pick + 1) % 3], 1)));
            return placed.Status is HttpStatusCode.Created ? placed.Id : null;
        }

        var order = await world.Admin.GetAsync($"/orders/{ids[pick % ids.Count]}");
        var done = step switch
        {
            < 6 => await world.Admin.StepAsync(order, "confirmation"),
            < 8 => await world.Customer.CancelAsync(order.Id),
            8 => await world.Admin.StepAsync(order, "fulfilments", new() { ["carrier"] = "FEDEX" }),
            _ => await LaterAsync(world),
        };
        ((int)done.Status is >= 200 and < 300 || done.Problem is "invalid-state" or "precondition-failed" or "insufficient-stock")
            .ShouldBeTrue(done.ToString());
        return null;
    }

    private static async Task<Reply> LaterAsync(World world)
    {
        await world.AdvanceAsync(Limits.ReservationKept / 2);
        return await world.Anyone.GetAsync("/products");
    }

    private static async Task ShouldBalanceAsync(World world, string[] skus, string when)
    {
        // While an order expires by itself the sums may be those of a moment before: they must come to agree.
        await Eventually.TrueAsync(async () =>
        {
            var orders = (await world.ScanAsync(Topology.Services.Orders.Table))
                .Where(row => (string?)row["kind"]?["S"] == "ORDER").ToList();
            foreach (var sku in skus)
            {
                var rows = await world.QueryAsync(Topology.Services.Inventory.Stock, $"SKU#{sku}");
                var stock = rows.Single(row => (string?)row["kind"]!["S"] == "STOCK");
                var moved = rows.Where(row => (string?)row["kind"]!["S"] == "MOVEMENT").Sum(row => Number(row, "delta"));
                var (onHand, reserved, available) = (Number(stock, "onHand"), Number(stock, "reserved"), Number(stock, "available"));

                available.ShouldBeGreaterThanOrEqualTo(0, when);
                reserved.ShouldBeGreaterThanOrEqualTo(0, when);
                (available + reserved).ShouldBe(onHand, when);
                if (moved != onHand || Held(orders, sku) != reserved)
                {
                    return false;
                }
            }

            return true;
        });
    }

    private static long Held(IEnumerable<JsonNode> orders, string sku) =>
        (from order in orders
         where (string?)order["status"]!["S"] == "PENDING"
         from line in order["lines"]!["L"]!.AsArray()
         where (string?)line!["M"]!["sku"]!["S"] == sku
         select Number(line["M"]!, "quantity")).Sum();

    private static long Number(JsonNode row, string name) =>
        long.Parse((string)row[name]!["N"]!, System.Globalization.CultureInfo.InvariantCulture);
}
