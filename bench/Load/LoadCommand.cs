using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Ecommerce.Bench.Load;

/// <summary>Orders per second, and how long each takes, through HTTP, gateway, native functions and database, on this machine.</summary>
internal static class LoadCommand
{
    private const int ShoppersMax = 8;
    private const int ProductsCount = 200;
    private const int UnitsEach = 1_000_000;
    private const int LinesOfLargeOrder = 10;

    public static Command Create() => new(
        "load", "Orders per second through the whole shop, every function natively compiled.",
        new Dictionary<string, string> { ["seconds"] = "10", ["data"] = "artifacts/load", ["record"] = "no" },
        RunAsync);

    private static async Task RunAsync(Arguments arguments, CancellationToken cancellation)
    {
        var (seconds, records) = (arguments.Count("seconds"), arguments.IsYes("record"));
        var folder = Path.GetFullPath(arguments.Text("data"), Results.Root());
        var machine = Machine.This();
        var rows = await MeasureAsync(folder, TimeSpan.FromSeconds(seconds), cancellation);
        var date = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var results = new LoadResults(date, machine, seconds, rows);
        var table = results.ToTable();
        Console.Write(table);
        if (records)
        {
            Results.Write("load", results);
            Results.WriteTable("load", table);
        }
    }

    private static async Task<IReadOnlyList<Measured>> MeasureAsync(string folder, TimeSpan time, CancellationToken cancellation)
    {
        await using var shop = await RunningShop.StartAsync(folder, cancellation);
        using var admin = new Shopper(shop.Api, await shop.TokenAsync("admin", "ada@example.com", cancellation));
        var products = await StockAsync(admin);
        var shoppers = new List<Shopper>();
        foreach (var i in Enumerable.Range(0, ShoppersMax))
        {
            shoppers.Add(new(shop.Api, await shop.TokenAsync("customer", $"shopper{i}@example.com", cancellation)));
        }

        var rows = new List<Measured>();
        foreach (var (operation, count, run) in Operations(products))
        {
            await Console.Error.WriteLineAsync($"{operation}, {count} at a time");
            Func<Task>[] clients = [.. shoppers.Take(count).Select((shopper, i) => Repeat(shopper, new Random(i), run))];
            rows.Add(await Measured.RunAsync(operation, "HTTP", clients, time, cancellation));
        }

        shoppers.ForEach(shopper => shopper.Dispose());
        return rows;
    }

    private static IEnumerable<(string Operation, int Shoppers, Func<Shopper, Random, Task> Run)> Operations(string[] products) =>
    [
        ("order of 1 line", 1, (shopper, random) => shopper.OrderAsync([products[random.Next(products.Length)]])),
        ("order of 1 line", ShoppersMax, (shopper, random) => shopper.OrderAsync([products[random.Next(products.Length)]])),
        ("order of 10 lines", ShoppersMax, (shopper, random) => shopper.OrderAsync(random.GetItems(products, LinesOfLargeOrder))),
        ("order of the one product that all want", ShoppersMax, (shopper, _) => shopper.OrderAsync([products[0]])),
        ("list of own orders", ShoppersMax, (shopper, _) => shopper.SendAsync(HttpMethod.Get, "orders?limit=5", null, HttpStatusCode.OK)),
    ];

    private static Func<Task> Repeat(Shopper shopper, Random random, Func<Shopper, Random, Task> run) => () => run(shopper, random);

    private static async Task<string[]> StockAsync(Shopper admin)
    {
        var ids = new string[ProductsCount];
        for (var i = 0; i < ids.Length; i++)
        {
            var product = await admin.SendAsync(
                HttpMethod.Post, "products",
                new()
                {
                    ["code"] = $"P-{i}", ["productName"] = $"Product {i}", ["category"] = "load",
                    ["price"] = new JsonObject { ["amount"] = 1999, ["currency"] = "USD" },
                },
                HttpStatusCode.Created);
            ids[i] = (string)product["id"]!;
            await admin.SendAsync(
                HttpMethod.Post, $"inventory/{ids[i]}/adjustments",
                new() { ["delta"] = UnitsEach, ["reason"] = "receipt" }, HttpStatusCode.Created);
        }

        return ids;
    }
}

/// <summary>What was measured, when and on what.</summary>
internal sealed record LoadResults(string Date, Machine Machine, int Seconds, IReadOnlyList<Measured> Rows)
{
    public string ToTable()
    {
        var table = new StringBuilder();
        table.Append(CultureInfo.InvariantCulture, $"{Date}, {Machine}, {Seconds} s each.\n\n");
        table.Append("| operation | clients | per second | p50 ms | p99 ms |\n|---|---|---|---|---|\n");
        foreach (var row in Rows)
        {
            table.Append(
                CultureInfo.InvariantCulture,
                $"| {row.Operation} | {row.Clients} | {row.PerSecond:0} | {row.P50Ms:0.0} | {row.P99Ms:0.0} |\n");
        }

        return table.ToString();
    }
}
