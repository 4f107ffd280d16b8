namespace Ecommerce.Tests.Unit.Deploying;

/// <summary>Traffic goes over to new versions, or back; what it never does is stay between them.</summary>
public sealed class ShiftTrafficTests
{
    public static bool HasBash => ShiftWorld.HasBash;

    [Fact(Skip = ShiftWorld.NoBash, SkipUnless = nameof(HasBash))]
    public async Task EveryFunctionGoesOverTogetherInSmallSteps()
    {
        using var world = new ShiftWorld();

        var shifted = await world.ShiftAsync("--weight", "5", "--commit", "1f0c");

        shifted.Exit.ShouldBe(0, shifted.ToString());
        world.Writes.Select(write => write.TrimEnd()).ShouldBe([
            "catalogue 1 2 0.05", "stock 3 5 0.05", "catalogue 2 1 0", "stock 5 3 0", "catalogue 2", "stock 5",
        ]);
        shifted.Output.ShouldEndWith("done    to go back: shift-traffic.sh --rollback catalogue=1 stock=3\n");
        world.Smokes.ShouldBe(["--commit 1f0c http://shop.example/api", "--commit 1f0c http://shop.example/api"]);
    }

    [Fact(Skip = ShiftWorld.NoBash, SkipUnless = nameof(HasBash))]
    public async Task WhereEveryFunctionServesItsNewestVersionNothingIsWritten()
    {
        using var world = new ShiftWorld();

        var shifted = await world.ShiftAsync("unchanged");

        shifted.Exit.ShouldBe(0, shifted.ToString());
        shifted.Output.ShouldBe("same    every function serves its newest version: nothing to do\n");
        world.Writes.ShouldBeEmpty();
        world.Has("smokes").ShouldBeTrue();
    }

    [Theory(Skip = ShiftWorld.NoBash, SkipUnless = nameof(HasBash))]
    [InlineData("stock-5.broken", "")]
    [InlineData("stock-5.status", "500")] // What a handler that throws answers, without an error that Lambda would count.
    [InlineData("stock-5.status", "503")]
    [InlineData("stock-5.status", "null")]
    public async Task AVersionWhoseReadFailsGetsNoTraffic(string file, string text)
    {
        using var world = new ShiftWorld();
        world.Tell(file, text);

        var shifted = await world.ShiftAsync();

        shifted.Exit.ShouldBe(1, shifted.ToString());
        shifted.Output.ShouldContain("FAILED  stock: version 5 does not answer as it should; nothing was moved");
        world.Writes.ShouldBeEmpty();
    }

    [Fact(Skip = ShiftWorld.NoBash, SkipUnless = nameof(HasBash))]
    public async Task AFunctionThatNobodyWaitsForIsAskedNothingAndGoesOverToo()
    {
        using var world = new ShiftWorld();
        world.AskNothingOf("stock");
        world.Tell("stock-5.broken"); // Were it asked, it would not answer.

        var shifted = await world.ShiftAsync();

        shifted.Exit.ShouldBe(0, shifted.ToString());
        world.Aliases.ShouldBe(ShiftWorld.After);
    }

    [Fact(Skip = ShiftWorld.NoBash, SkipUnless = nameof(HasBash))]
    public async Task WhatWasSeenOfTheNewVersionsIsTold()
    {
        using var world = new ShiftWorld();
        world.Tell("catalogue-2.status", "404");
        world.Tell("catalogue-2.invocations", "37.0");

        var shifted = await world.ShiftAsync();

        shifted.Exit.ShouldBe(0, shifted.ToString());
        shifted.Output.ShouldContain("asked   catalogue: version 2 answers its read with 404\n");
        shifted.Output.ShouldContain("seen    catalogue: version 2 had 37 requests and no errors; statuses are not counted\n");
        shifted.Output.ShouldContain("unseen  stock: CloudWatch knows of no request to version 5 yet;");
    }

    [Theory(Skip = ShiftWorld.NoBash, SkipUnless = nameof(HasBash))]
    [InlineData("catalogue-2.errors", "3.0", "catalogue: version 2 had 3.0 errors")]
    [InlineData("stock-5.errors", "unreadable", "stock: version 5 had unreadable errors")]
    [InlineData("unhealthy-from", "1", "the shop does not answer as it should")]
    [InlineData("unhealthy-from", "2", "the shop does not answer as it should")]
    [InlineData("stock.refused", "", "stock: its alias cannot be written")]
    public async Task WhatGoesWrongBringsEveryFunctionBack(string file, string text, string reason)
    {
        using var world = new ShiftWorld();
        world.Tell(file, text);

        var shifted = await world.ShiftAsync();

        shifted.Exit.ShouldBe(1, shifted.ToString());
        shifted.Output.ShouldContain($"FAILED  {reason}\n");
        world.Aliases.ShouldBe(ShiftWorld.Before);
        world.Writes.ShouldNotBeEmpty();
    }

    [Fact(Skip = ShiftWorld.NoBash, SkipUnless = nameof(HasBash))]
    public async Task WhoIsInterruptedBringsEveryFunctionBack()
    {
        using var world = new ShiftWorld();
        using var shifting = world.Start(["--wait", "3600"]);
        using var output = new StreamReader(shifting.Output);
        for (var shares = 0; shares < 2;)
        {
            var line = await output.ReadLineAsync(TestContext.Current.CancellationToken);
            shares += line!.StartsWith("share", StringComparison.Ordinal) ? 1 : 0;
        }

        shifting.Terminate();

        (await shifting.WaitAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
        world.Aliases.ShouldBe(ShiftWorld.Before);
    }

    [Fact(Skip = ShiftWorld.NoBash, SkipUnless = nameof(HasBash))]
    public async Task AVersionCanBeGoneBackToByHandAsOftenAsOneLikes()
    {
        using var world = new ShiftWorld();
        await world.ShiftAsync();
        world.Aliases.ShouldBe(ShiftWorld.After);

        foreach (var _ in Enumerable.Range(0, 2))
        {
            var back = await world.ShiftAsync("--rollback", "catalogue=1", "stock=3");
            back.Exit.ShouldBe(0, back.ToString());
            world.Aliases.ShouldBe(ShiftWorld.Before);
        }
    }

    [Theory(Skip = ShiftWorld.NoBash, SkipUnless = nameof(HasBash))]
    [InlineData("catalogue=1", "stock=9", "stock: there is no version 9; nothing was moved")]
    [InlineData("catalogue=9", "stock=3", "catalogue: there is no version 9; nothing was moved")]
    [InlineData("catalogue=1", "elsewhere=1", "elsewhere: its alias live cannot be read")]
    public async Task WhatCannotBeGoneBackToMovesNothing(string first, string second, string reason)
    {
        using var world = new ShiftWorld();

        var back = await world.ShiftAsync("--rollback", first, second);

        back.Exit.ShouldBe(1, back.ToString());
        back.Output.ShouldContain($"FAILED  {reason}");
        world.Writes.ShouldBeEmpty();
    }

    [Fact(Skip = ShiftWorld.NoBash, SkipUnless = nameof(HasBash))]
    public async Task AFunctionThatIsNotOfTheStackIsTold()
    {
        using var world = new ShiftWorld();

        var shifted = await world.ShiftAsync("catalogue", "elsewhere");

        shifted.Exit.ShouldBe(1, shifted.ToString());
        shifted.Output.ShouldBe("FAILED  elsewhere: the stack has no such function\n");
    }

    [Fact(Skip = ShiftWorld.NoBash, SkipUnless = nameof(HasBash))]
    public async Task WhereNothingIsHalfWayOneMustSayWhatToGoBackTo()
    {
        using var world = new ShiftWorld();

        var back = await world.ShiftAsync("--rollback");

        back.Exit.ShouldBe(1, back.ToString());
        back.Output.ShouldContain("name what to go back to, as FUNCTION=VERSION");
        world.Writes.ShouldBeEmpty();
    }

    [Theory(Skip = ShiftWorld.NoBash, SkipUnless = nameof(HasBash))]
    [InlineData("--weight", "0")]
    [InlineData("--weight", "100")]
    [InlineData("--wait", "long")]
    [InlineData("--wait")]
    [InlineData("--quickly")]
    [InlineData("catalogue; rm -rf")]
    [InlineData("catalogue=1")]
    [InlineData("--rollback", "catalogue=1", "stock")]
    [InlineData("--rollback", "catalogue")]
    [InlineData("--rollback", "catalogue=1", "catalogue=2")]
    public async Task WrongUsageIsToldAndNothingIsAsked(params string[] arguments)
    {
        using var world = new ShiftWorld();

        var misused = await world.RunAsync(arguments);

        misused.Exit.ShouldBe(2, misused.ToString());
        misused.Errors.ShouldContain("usage: shift-traffic.sh");
        world.Writes.ShouldBeEmpty();
    }

    [Fact(Skip = ShiftWorld.NoBash, SkipUnless = nameof(HasBash))]
    public async Task ItSaysHowItIsUsed()
    {
        using var world = new ShiftWorld();

        (await world.RunAsync(["--help"])).Output.ShouldStartWith("usage: shift-traffic.sh");
    }
}
