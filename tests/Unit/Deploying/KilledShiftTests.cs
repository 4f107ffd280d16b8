namespace Ecommerce.Tests.Unit.Deploying;

/// <summary>
/// A run that is killed after any of its writes leaves traces from which the next run brings the whole shop to one side. There are
/// six writes: two functions begin, go over and settle.
/// </summary>
public sealed class KilledShiftTests
{
    private const int Killed = 137; // As a shell tells of signal 9: 128 and the signal.

    public static bool HasBash => ShiftWorld.HasBash;

    public static TheoryData<int> EveryWrite => [.. Enumerable.Range(1, 6)];

    [Theory(Skip = ShiftWorld.NoBash, SkipUnless = nameof(HasBash))]
    [MemberData(nameof(EveryWrite))]
    public async Task TheNextRunGoesThrough(int writes)
    {
        using var world = await KilledAsync(writes);

        var again = await world.ShiftAsync();

        again.Exit.ShouldBe(0, again.ToString());
        world.Aliases.ShouldBe(ShiftWorld.After);
    }

    [Theory(Skip = ShiftWorld.NoBash, SkipUnless = nameof(HasBash))]
    [MemberData(nameof(EveryWrite))]
    public async Task WhereTheNewVersionIsBrokenByThenTheShopIsWholeAllTheSame(int writes)
    {
        using var world = await KilledAsync(writes);
        world.Tell("catalogue-2.broken");
        world.Tell("stock-5.broken");

        await world.ShiftAsync();

        // Only what had gone over with every function, watched and checked, stays.
        world.Aliases.ShouldBe(writes < 4 ? ShiftWorld.Before : ShiftWorld.After);
    }

    [Theory(Skip = ShiftWorld.NoBash, SkipUnless = nameof(HasBash))]
    [MemberData(nameof(EveryWrite))]
    public async Task WhereANewerVersionWasPublishedItIsThatOneWhichServes(int writes)
    {
        using var world = await KilledAsync(writes);
        world.Publish("stock", 6);

        var again = await world.ShiftAsync();

        again.Exit.ShouldBe(0, again.ToString());
        world.Aliases.ShouldBe(["catalogue 2", "stock 6", "unchanged 4"]);
    }

    [Theory(Skip = ShiftWorld.NoBash, SkipUnless = nameof(HasBash))]
    [MemberData(nameof(EveryWrite))]
    public async Task WhoGoesBackByHandSplitsNoShop(int writes)
    {
        using var world = await KilledAsync(writes);

        var back = await world.ShiftAsync("--rollback");

        back.Exit.ShouldBe(writes < 4 ? 0 : 1, back.ToString());
        if (writes < 4)
        {
            world.Aliases.ShouldBe(ShiftWorld.Before);
        }
        else
        {
            world.Aliases.ShouldAllBe(alias => ShiftWorld.After.Contains(string.Join(' ', alias.Split(' ').Take(2))));
        }
    }

    [Theory(Skip = ShiftWorld.NoBash, SkipUnless = nameof(HasBash))]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task WhoIsKilledWhileGoingBackIsTakenUpToo(int writes)
    {
        using var world = new ShiftWorld();
        world.Tell("unhealthy-from", "2"); // When every function has gone over: after the fourth write.
        world.Tell("killer", $"{writes}");
        await world.ShiftAsync();
        world.Heal("killer");
        world.Tell("unhealthy-from", "1");

        var again = await world.ShiftAsync();

        again.Exit.ShouldBe(1, again.ToString());
        Line(world.Aliases).ShouldBeOneOf(Line(ShiftWorld.Before), Line(ShiftWorld.After));

        static string Line(IEnumerable<string> aliases) => string.Join(", ", aliases);
    }

    private static async Task<ShiftWorld> KilledAsync(int writes)
    {
        var world = new ShiftWorld();
        world.Tell("killer", $"{writes}");
        (await world.ShiftAsync()).Exit.ShouldBe(Killed);
        world.Heal("killer");
        return world;
    }
}
