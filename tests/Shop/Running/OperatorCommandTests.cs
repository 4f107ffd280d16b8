using System.Net;
using System.Text.Json.Nodes;
using Ecommerce.Aws.Sqs;
using Ecommerce.Tests.Shop.Support;
using Ecommerce.Tests.Shop.Wiring;

namespace Ecommerce.Tests.Shop.Running;

/// <summary>What an operator does about events: the commands, against a shop in a process of its own.</summary>
public sealed class OperatorCommandTests
{
    private const string Dead = $"{Edges.Follower}-dead";

    [Fact]
    public async Task AReplayIsToldFromItsStartToItsEnd()
    {
        using var folder = new DataFolderOfTest();
        await using var shop = await RunningLocal.StartAsync(folder);
        using var admin = await shop.SignInAsync("admin");
        var mug = await admin.PostAsync("products", Samples.Mug());
        await Eventually.TrueAsync(async () => (await admin.GetAsync($"inventory/{mug.Body["id"]}")).Status == HttpStatusCode.OK);

        var all = await ReplayAsync(folder, "--from", "5m");
        var some = await ReplayAsync(folder, "--from", "5m", "--event", "ProductCreated");
        var none = await ReplayAsync(folder, "--from", "2020-01-01T00:00:00Z", "--to", "2020-01-02T00:00:00Z");

        all.Told.ShouldContain("to everybody who hears them");
        all.Told.ShouldContain("replaying  up to 20");
        all.Told.ShouldContain("completed  every event is on the bus again");
        some.Told.ShouldContain($"to {Edges.Follower}, relay-announce-products\n");
        none.Told.ShouldContain("completed  the archive has no event of that time");
    }

    [Fact]
    public async Task WhatWaitsIsListedAndBroughtBack()
    {
        using var folder = new DataFolderOfTest();
        await using var shop = await RunningLocal.StartAsync(folder);
        PutAside(shop.Outputs);

        (await RunAsync(folder, "redrive", "--list")).Told.ShouldContain($"     1  {Dead}\n");
        (await RunAsync(folder, "redrive", Edges.Follower)).Told.TrimEnd().ShouldBe($"moved 1 message from {Dead} to {Edges.Follower}");
        (await RunAsync(folder, "redrive", Dead)).Told.TrimEnd().ShouldBe($"{Dead} is empty: there is nothing to bring back");
        (await RunAsync(folder, "redrive", "--list")).Told.ShouldContain("     0  relay-products-dead  (from no queue: not redriven)\n");
    }

    [Theory]
    [InlineData("redrive relay-products", "What is in relay-products-dead came from no queue, so SQS cannot bring it back")]
    [InlineData("redrive nothing", "There is no dead-letter queue 'nothing'")]
    [InlineData("replay --from 20m --to 30m", "--from must be before --to")]
    public async Task WhatCannotBeDoneIsOneLine(string command, string told)
    {
        using var folder = new DataFolderOfTest();
        await using var shop = await RunningLocal.StartAsync(folder);

        var refused = await RunningLocal.RunAsync([.. command.Split(' '), "--data", folder.Paths.Root]);

        (refused.ExitCode, refused.Told).ShouldBe((1, ""));
        refused.Complaint.ShouldContain(told);
    }

    private static Task<Ended> ReplayAsync(DataFolderOfTest folder, params string[] arguments) =>
        RunAsync(folder, ["replay", .. arguments]);

    private static async Task<Ended> RunAsync(DataFolderOfTest folder, params string[] arguments)
    {
        var ended = await RunningLocal.RunAsync([.. arguments, "--data", folder.Paths.Root]);
        (ended.ExitCode, ended.Complained).ShouldBe((0, ""));
        return ended;
    }

    // The archival of a product that nobody keeps stock of: whoever gets it has nothing to do.
    private static void PutAside(JsonNode outputs)
    {
        using var core = Operators.CoreOf(outputs);
        const string Product = "prd_01938c2f6c5a7b3e9d0a4f1b2c3d4e5f";
        new SqsClient(core).Send($"{outputs["awsEndpoint"]}/000000000000/ServerlessEcommerce-{Dead}", new($$"""
            {"source":"ecommerce.products","detail-type":"ProductDeleted","detail":{"metadata":{"specversion":"1.0",
             "id":"evt_01938c2f6c5a7b3e9d0a4f1b2c3d4e61","type":"ProductDeleted","source":"ecommerce.products","subject":"{{Product}}",
             "time":"2026-11-22T13:08:00.000Z","sequence":2,"correlationid":"c-1","actor":"admin:ada"},
             "data":{"productId":"{{Product}}","code":"mug"} } }
            """));
    }
}
