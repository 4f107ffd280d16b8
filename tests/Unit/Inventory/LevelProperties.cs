using System.Text.Json.Nodes;
using Ecommerce.Contracts.Events;
using Ecommerce.Contracts.Tables;
using Ecommerce.Stores;
using FsCheck.Xunit;

namespace Ecommerce.Tests.Unit.Inventory;

/// <summary>
/// Whatever orders and admins do, and whenever it is heard: what is said of a SKU is its level, and each change is said once.
/// </summary>
public sealed class LevelProperties
{
    [Property(MaxTest = 25)]
    public async Task WhatIsSaidEndsAsWhatIsThere(int seed)
    {
        var random = new Random(seed);
        await using var room = await StockRoom.StartAsync(available: 0);
        var unheard = new List<JsonObject>();
        var read = room.Stock;

        for (var step = 0; step < 25; step++)
        {
            switch (random.Next(5))
            {
                case 0:
                    unheard.AddRange(Order(room, random));
                    break;
                case 1:
                    Hear(room, random, unheard);
                    break;
                case 2:
                    read = room.Stock; // What somebody decides by, perhaps much later.
                    break;
                case 3:
                    Adjust(room, read, random);
                    break;
                default:
                    Adjust(room, room.Stock, random).ShouldBe(Stored.Done, $"Seed {seed}");
                    break;
            }
        }

        room.Hear([.. unheard.OrderBy(_ => random.Next())]).ShouldBeEmpty($"Seed {seed}");
        ShouldBeSaidRightly(room, seed);
    }

    private static void ShouldBeSaidRightly(StockRoom room, int seed)
    {
        var (stock, said) = (room.Stock, room.Said);
        stock.Said.ShouldBe(stock.Level, $"Seed {seed}");
        room.Shown.ShouldBe((said.Count == 0 ? null : stock.Level, said.Count), $"Seed {seed}");
        stock.LevelSequence.ShouldBe(said.Count, $"Seed {seed}");
        said.Select(one => one.Sequence).ShouldBe(Enumerable.Range(1, said.Count).Select(n => (long)n), $"Seed {seed}");
        said.Select(one => one.Event).Prepend(nameof(StockDepleted)).Zip(said).ShouldAllBe(pair => pair.First != pair.Second.Event);
        (said.Count == 0 ? nameof(StockDepleted) : said[^1].Event).ShouldBe(EventOf(stock.Level), $"Seed {seed}");
    }

    private static IEnumerable<JsonObject> Order(StockRoom room, Random random)
    {
        var (available, reserved) = (room.Stock.Available, room.Stock.Reserved);
        var units = random.Next(2) == 0 ? random.NextInt64(available + 1) : -random.NextInt64(reserved + 1);
        return units == 0 ? [] : [room.Reserve(units)];
    }

    // Some of what there is to hear, now and then twice, and what is heard may come again later.
    private static void Hear(StockRoom room, Random random, List<JsonObject> unheard)
    {
        var heard = unheard.Where(_ => random.Next(2) == 0).ToList();
        unheard.RemoveAll(one => heard.Contains(one) && random.Next(2) == 0);
        if (heard.Count > 0)
        {
            room.Hear([.. heard.Concat(heard.Take(1))]).ShouldBeEmpty();
        }
    }

    private static Stored Adjust(StockRoom room, Ecommerce.Functions.Inventory.Stock read, Random random)
    {
        var most = Math.Min(read.Available, room.Stock.Available);
        return random.NextInt64(-most, 9) is var delta && delta != 0 ? room.Adjust(read, delta) : Stored.Done;
    }

    private static string EventOf(string level) => level switch
    {
        StockLevel.Out => nameof(StockDepleted),
        StockLevel.Low => nameof(StockLow),
        _ => nameof(StockReplenished),
    };
}
