using System.Net;
using Ecommerce.Local.Emulators.DynamoDb;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Running;

/// <summary>A shop that is killed while events are on their way says them all after its next start.</summary>
public sealed class WiringKillTests
{
    private const int ProductsCount = 12;

    [Fact]
    public async Task WhatWasDecidedBeforeAKillIsHeardAfterTheNextStart()
    {
        using var folder = new DataFolderOfTest();
        await using (var shop = await RunningLocal.StartAsync(folder))
        {
            using var admin = await shop.SignInAsync("admin");
            var created = await Calls.AtOnceAsync(ProductsCount, i => admin.PostAsync("products", Samples.Mug($"MUG-{i}")));
            created.ShouldAllBe(reply => reply.Status == HttpStatusCode.Created);
            await shop.KillAsync(); // Some events wait in the outbox now, some in the stream, on the bus, in the queue or in a function.
            await Eventually.TrueAsync(() => shop.FunctionProcesses().Count == 0);
        }

        await using var next = await RunningLocal.StartAsync(folder);

        // A listing and a row of stock of each product. An event that a killed function had is hidden until its queue shows it again.
        await Eventually.TrueAsync(async () =>
        {
            if (ItemsOf(folder, "ServerlessEcommerce-Inventory") == 2 * ProductsCount)
            {
                return true;
            }

            await RunningLocal.RunAsync("clock", "advance", "181s", "--data", folder.Paths.Root);
            return false;
        });
        (await next.StopAsync()).ExitCode.ShouldBe(0);
    }

    private static long ItemsOf(DataFolderOfTest folder, string table)
    {
        using var dynamo = DynamoDbEmulator.Open(folder.Paths.Tables, TimeProvider.System);
        return dynamo.Tables().Single(one => one.Name == table).ItemCount;
    }
}
