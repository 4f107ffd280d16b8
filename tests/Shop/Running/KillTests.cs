using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ecommerce.Local.Emulators;
using Ecommerce.Local.Emulators.DynamoDb;
using Ecommerce.Local.Trust;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Running;

public sealed class KillTests
{
    private const int CreationsCount = 200;

    [Fact]
    public async Task WhatWasAnsweredIsThereAfterAKillAndNoProductIsHalf()
    {
        using var folder = new DataFolderOfTest();
        string[] answered;
        await using (var shop = await RunningLocal.StartAsync(folder))
        {
            answered = await CreateUntilKilledAsync(shop);
            await Eventually.TrueAsync(() => shop.FunctionProcesses().Count == 0);
        }

        answered.Length.ShouldBeInRange(1, CreationsCount - 1);
        await using (var shop = await RunningLocal.StartAsync(folder))
        {
            using var anyone = new Client(shop.Shop, () => null);
            var found = await Task.WhenAll(answered.Select(id => anyone.GetAsync($"products/{id}")));
            found.ShouldAllBe(reply => reply.Status == HttpStatusCode.OK);
            (await shop.StopAsync()).ExitCode.ShouldBe(0);
        }

        await EveryProductIsWholeAsync(folder, atLeast: answered.Length);
    }

    // The kill comes in the midst of it: some were answered, others are under way.
    private static async Task<string[]> CreateUntilKilledAsync(RunningLocal shop)
    {
        var answered = new ConcurrentBag<string>();
        var enough = new TaskCompletionSource();
        using var admin = await shop.SignInAsync("admin");
        var creations = Task.WhenAll(Enumerable.Range(0, CreationsCount).Select(i => Task.Run(async () =>
        {
            try
            {
                var reply = await admin.PostAsync("products", i % 2 == 0 ? Samples.Mug($"MUG-{i}") : Samples.Shirt($"SHIRT-{i}"));
                if (reply.Status == HttpStatusCode.Created)
                {
                    answered.Add((string)reply.Body["id"]!);
                }
            }
            catch (HttpRequestException)
            {
                return; // It died before it answered; nobody was promised anything.
            }

            if (answered.Count >= 20)
            {
                enough.TrySetResult();
            }
        })));
        await Task.WhenAny(enough.Task, creations);
        await shop.KillAsync();
        await creations;
        return [.. answered];
    }

    private static async Task EveryProductIsWholeAsync(DataFolderOfTest folder, int atLeast)
    {
        using var dynamo = DynamoDbEmulator.Open(folder.Paths.Tables, TimeProvider.System);
        var rows = await ScanAsync(dynamo, "ServerlessEcommerce-Products");
        var products = rows.Where(row => Text(row, "sk") == "META").ToArray();
        products.Length.ShouldBeGreaterThanOrEqualTo(atLeast);

        var events = rows.Where(row => Text(row, "pk").StartsWith("OUTBOX#", StringComparison.Ordinal)).Select(row => Text(row, "pk")[7..]);
        events.Order(StringComparer.Ordinal).ShouldBe(products.Select(IdOf).Order(StringComparer.Ordinal));

        var guards = rows.Where(row => Text(row, "sk") == "GUARD").CountBy(row => Text(row, "productId")).ToDictionary();
        guards.Keys.Order(StringComparer.Ordinal).ShouldBe(products.Select(IdOf).Order(StringComparer.Ordinal));
        products.ShouldAllBe(row => guards[IdOf(row)] == 1 + (2 * (int)long.Parse((string)row["variantsCount"]!["N"]!)));

        var counts = rows.Where(row => Text(row, "pk") == "CATEGORIES").Sum(row => long.Parse((string)row["productsCount"]!["N"]!));
        counts.ShouldBe(products.Length);
        rows.Count.ShouldBe(products.Length * 2 + guards.Values.Sum() + rows.Count(row => Text(row, "pk") == "CATEGORIES"));
    }

    private static string IdOf(JsonNode row) => Text(row, "pk")["PRODUCT#".Length..];

    private static string Text(JsonNode row, string name) => (string?)row[name]?["S"] ?? "";

    private static async Task<IReadOnlyList<JsonNode>> ScanAsync(DynamoDbEmulator dynamo, string table)
    {
        var items = new List<JsonNode>();
        JsonNode? after = null;
        do
        {
            var body = new JsonObject { ["TableName"] = table, ["ExclusiveStartKey"] = after?.DeepClone() };
            var headers = new Dictionary<string, string> { ["x-amz-target"] = "DynamoDB_20120810.Scan" };
            var bytes = Encoding.UTF8.GetBytes(body.ToJsonString());
            var call = new AwsCall("POST", "/", "", headers, bytes) { Caller = Caller.Owner };
            var reply = await dynamo.HandleAsync(call, TestContext.Current.CancellationToken);
            var answer = JsonNode.Parse(reply.Body.Span)!;
            items.AddRange(answer["Items"]!.AsArray().Select(item => item!));
            after = answer["LastEvaluatedKey"];
        }
        while (after is not null);
        return items;
    }
}
