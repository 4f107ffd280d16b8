using Ecommerce.Bench.ColdStart.Serving;
using Ecommerce.Local.Emulators.Lambda;

namespace Ecommerce.Tests.Unit.Bench.Aws;

/// <summary>The whole command against the embedded AWS: what it reads there, and how it leaves what it measures.</summary>
public sealed class MeasuringTests
{
    private static readonly int s_functions = DeployedShop.Asked.Count;

    [Fact]
    public async Task EveryFunctionIsStartedAfreshInEveryRoundAndItsReportsAreRead()
    {
        await using var shop = await DeployedShop.StartAsync();

        await shop.MeasureAsync("--environment dev --rounds 3 --warm 2");

        shop.Code.Starts.ShouldBe(s_functions * 2 * 3);
        foreach (var function in DeployedShop.Asked)
        {
            var row = $"| {function.Name} | 3 | 40.50 | 40.50 | 40.50 | 2.50 | 43.00 | 2.50 | 43 | 31 | 128 | – |";
            shop.Output.Split(row).Length.ShouldBe(3, shop.Output);
        }

        shop.Output.ShouldNotContain("Not counted");
        shop.Output.ShouldContain("which is not AWS");
    }

    [Fact]
    public async Task EveryDescriptionIsAsItWasFound()
    {
        await using var shop = await DeployedShop.StartAsync();

        await shop.MeasureAsync("--environment dev --rounds 2 --warm 1");

        shop.Descriptions.ShouldAllBe(d => d == DeployedShop.Found);
    }

    [Theory]
    [InlineData("""{"statusCode":500,"body":"{\"status\":500}"}""", "it answered 500 with status '500'")]
    [InlineData("[]", "it answered what cannot be read")]
    [InlineData(null, "it failed (Unhandled)")]
    public async Task AWrongAnswerEndsTheRunAndEveryDescriptionIsPutBack(string? answer, string words)
    {
        await using var shop = await DeployedShop.StartAsync();
        InvokeResult wrong = answer is null
            ? InvokeResult.Failed.Because("OutOfTea", "no tea")
            : new InvokeResult.Succeeded(System.Text.Encoding.UTF8.GetBytes(answer));
        shop.Code.Instead = call => call < 7 ? null : wrong;

        var failed = await Should.ThrowAsync<BrokenVariantException>(() => shop.MeasureAsync("--environment dev --rounds 5 --warm 1"));

        failed.Message.ShouldContain(words);
        shop.Descriptions.ShouldAllBe(d => d == DeployedShop.Found);
    }

    [Fact]
    public async Task ARunThatIsInterruptedPutsEveryDescriptionBack()
    {
        await using var shop = await DeployedShop.StartAsync();
        using CancellationTokenSource interruption = new();
        shop.Code.Instead = call =>
        {
            if (call == 4)
            {
                interruption.Cancel();
            }

            return null;
        };

        await Should.ThrowAsync<OperationCanceledException>(
            () => shop.MeasureAsync("--environment dev --rounds 5 --warm 5", interruption.Token));

        shop.Descriptions.ShouldAllBe(d => d == DeployedShop.Found);
        shop.Calls.Count(call => call.StartsWith("POST", StringComparison.Ordinal)).ShouldBe(4);
    }

    [Fact]
    public async Task WhatWentOtherwiseThanAskedIsToldAndNotCounted()
    {
        await using var shop = await DeployedShop.StartAsync();
        shop.Code.Report = (call, isCold) => (call, isCold) switch
        {
            (1, _) => ReportingCode.Line(""),
            (4, _) => ReportingCode.Line("\tInit Duration: 9 ms"),
            (6, _) => "Nothing to report\n",
            (_, true) => ReportingCode.Line("\tInit Duration: 40.50 ms"),
            _ => ReportingCode.Line(""),
        };

        await shop.MeasureAsync("--environment dev --rounds 5 --warm 1 --only inventory");

        shop.Output.ShouldContain("1 ×: the first call met an instance that was there already.");
        shop.Output.ShouldContain("1 ×: a later call met a new instance.");
        shop.Output.ShouldContain("1 ×: the log had no REPORT line at its end.");
        shop.Output.ShouldContain("| inventory-admin | 4 |");
        shop.Output.ShouldNotContain("| 9.00 |");
    }

    [Theory]
    [InlineData("", "inventory-admin", "was never seen to start: the first call met an instance that was there already")]
    [InlineData("\tRestore Duration: 9 ms\t", "inventory-admin", "it was restored from a snapshot")]
    public async Task WhatIsNoColdStartIsNeverShownAsOne(string end, string function, string words)
    {
        await using var shop = await DeployedShop.StartAsync();
        shop.Code.Report = (_, _) => ReportingCode.Line(end);

        var failed = await Should.ThrowAsync<BrokenVariantException>(
            () => shop.MeasureAsync("--environment dev --rounds 2 --warm 1 --only inventory"));

        failed.Message.ShouldStartWith(function);
        failed.Message.ShouldContain(words);
        shop.Descriptions.ShouldAllBe(d => d == DeployedShop.Found);
    }
}
