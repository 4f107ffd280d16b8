using Ecommerce.Contracts.Tables;
using Ecommerce.Stores;

namespace Ecommerce.Tests.Unit.Inventory;

public sealed class FollowOrdersTests
{
    private const string SaidIn = "\"level\":{\"S\":\"in\"},\"levelSequence\":{\"N\":\"1\"}";

    [Theory]
    [InlineData(4, StockLevel.In, "")]
    [InlineData(5, StockLevel.Low, "StockLow 2")]
    [InlineData(10, StockLevel.Out, "StockDepleted 2")]
    public async Task AnOrderThatCrossesABorderIsFollowedByItsEvent(long units, string level, string said)
    {
        await using var room = await StockRoom.StartAsync(available: 10, SaidIn);
        var placed = room.Reserve(units);

        room.Hear(placed, placed).ShouldBeEmpty();
        room.Hear(placed).ShouldBeEmpty();

        room.Stock.Said.ShouldBe(level);
        string.Join(", ", room.Said.Select(one => $"{one.Event} {one.Sequence}")).ShouldBe(said);
        room.Shown.ShouldBe(said.Length == 0 ? (null, 0) : (level, 1));
    }

    [Fact]
    public async Task SayingALevelIsNoNewVersion()
    {
        await using var room = await StockRoom.StartAsync(available: 10, SaidIn);
        var placed = room.Reserve(10);
        var before = room.Stock;

        room.Hear(placed);

        room.Stock.ShouldBe(before with { Said = StockLevel.Out, LevelSequence = 2 });
    }

    [Fact]
    public async Task WhatAnOrderCrossedAnAdjustmentMaySayAndThenNobodyElse()
    {
        await using var room = await StockRoom.StartAsync(available: 10, SaidIn);
        var placed = room.Reserve(6);

        room.Adjust(room.Stock, -1).ShouldBe(Stored.Done);
        room.Hear(placed).ShouldBeEmpty();

        room.Said.ShouldBe([(2, "StockLow")]);
    }

    [Fact]
    public async Task AnAdjustmentDecidedForALevelThatAnotherSaidMeanwhileIsDecidedAgain()
    {
        await using var room = await StockRoom.StartAsync(available: 10, SaidIn);
        var read = room.Stock;
        room.Hear(room.Reserve(6));

        room.Adjust(read, -1).ShouldBe(Stored.Moved);
    }

    [Theory]
    [InlineData("\"levelSequence\":{\"N\":\"3\"}", "StockReplenished 4")] // said once more: nobody knows what was said last
    [InlineData("\"levelSequence\":{\"N\":\"0\"}", "StockReplenished 1")] // nothing was ever said, and so it was out
    public async Task ARowFromBeforeLevelsWereKeptIsSettledByTheFirstLook(string level, string said)
    {
        await using var room = await StockRoom.StartAsync(available: 10, level);

        room.Hear(room.Reserve(1)).ShouldBeEmpty();
        room.Hear(room.Reserve(1)).ShouldBeEmpty();

        room.Said.Select(one => $"{one.Event} {one.Sequence}").ShouldBe([said]);
        room.Stock.Said.ShouldBe(StockLevel.In);
    }
}
