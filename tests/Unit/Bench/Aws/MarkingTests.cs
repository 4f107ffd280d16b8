using Ecommerce.Bench.ColdStart.Aws;
using Ecommerce.Bench.ColdStart.Serving;

namespace Ecommerce.Tests.Unit.Bench.Aws;

/// <summary>Descriptions that others change, too, while a run has its marks behind them.</summary>
public sealed class MarkingTests
{
    private const string Function = "dev-ServerlessEcommerce-products-public";
    private const string Words = "--environment dev --rounds 2 --warm 1 --only products-public";
    private const string OtherMark = " [cold start 1 of run 0123abcd]";

    [Fact]
    public async Task WhoeverElseChangesADescriptionKeepsHisWord()
    {
        await using var shop = await DeployedShop.StartAsync();
        shop.DuringCall(1, () => shop.Host.Describe(Function, "theirs"));

        var failed = await Should.ThrowAsync<BrokenVariantException>(() => shop.MeasureAsync(Words));

        failed.Message.ShouldContain("somebody else changed it, and its description is 'theirs'");
        shop.Host.Find(Function)!.Description.ShouldBe("theirs");
    }

    [Fact]
    public async Task AMarkIsTakenOffWhateverStandsBeforeItByThen()
    {
        await using var shop = await DeployedShop.StartAsync();
        shop.DuringCall(1, () => shop.Host.Describe(Function, $"newer{Mark.Read(shop.Host.Find(Function)!.Description).Mark}"));

        await Should.ThrowAsync<BrokenVariantException>(() => shop.MeasureAsync(Words));

        shop.Host.Find(Function)!.Description.ShouldBe("newer");
    }

    [Fact]
    public async Task ADeploymentAndAnotherRunLaterTheFirstRunLeavesTheMarkOfTheOther()
    {
        await using var shop = await DeployedShop.StartAsync();
        shop.DuringCall(1, () => shop.Host.Describe(Function, $"newer{OtherMark}"));

        var failed = await Should.ThrowAsync<BrokenVariantException>(() => shop.MeasureAsync(Words));

        failed.Message.ShouldContain("the run 0123abcd measures it, too");
        shop.Host.Find(Function)!.Description.ShouldBe($"newer{OtherMark}");
    }

    [Fact]
    public async Task ARunBesideAnotherEndsBeforeItTouchesAnything()
    {
        await using var shop = await DeployedShop.StartAsync();
        shop.Host.Describe(Function, $"{DeployedShop.Found}{OtherMark}");

        var failed = await Should.ThrowAsync<BrokenVariantException>(() => shop.MeasureAsync("--environment dev --rounds 1 --warm 1"));

        failed.Message.ShouldBe($"{Function}: the run 0123abcd measures it, too, and one run at a time can; wait for its end, "
            + "or say --killed 0123abcd if you know that it was killed");
        shop.Calls.ShouldAllBe(call => call.StartsWith("GET ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ARunThatIsKnownToHaveBeenKilledIsClearedUpByTheNext()
    {
        await using var shop = await DeployedShop.StartAsync($"{DeployedShop.Found}{OtherMark}");

        await shop.MeasureAsync("--environment dev --rounds 1 --warm 1 --killed 0123abcd");

        shop.Descriptions.ShouldAllBe(d => d == DeployedShop.Found);
        shop.Code.Starts.ShouldBe(DeployedShop.Asked.Count * 2);
    }

    [Theory]
    [InlineData("d [cold start 7 of run 0123abcd]", "d", 7)]
    [InlineData("d [cold start 1 of run 0123abcd] [cold start 2 of run 0123abcd]", "d [cold start 1 of run 0123abcd]", 2)]
    [InlineData("d [cold start 7 of run 0123abcd] ", "d [cold start 7 of run 0123abcd] ", null)]
    [InlineData("d [cold start 7]", "d [cold start 7]", null)]
    [InlineData("", "", null)]
    public void OnlyAMarkAtTheVeryEndIsOne(string text, string description, int? number)
    {
        var read = Mark.Read(text);

        (read.Description, read.Mark?.Number).ShouldBe((description, number));
    }

    [Fact]
    public void TwoRunsHaveTwoNames() => RunNames.New("").Own.ShouldNotBe(RunNames.New("").Own);
}
