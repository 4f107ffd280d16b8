using Ecommerce.Bench;
using Ecommerce.Bench.ColdStart;
using Ecommerce.Bench.ColdStart.Reporting;
using Ecommerce.Bench.ColdStart.Variants;
using static Ecommerce.Tests.Unit.Bench.Reports;

namespace Ecommerce.Tests.Unit.Bench;

public sealed class ComparisonTests
{
    [Fact]
    public void AnEarlierReportIsComparedRowByRow()
    {
        var earlier = Of((Entry("c", Kind.Floor), [Sample(1, 10)]), (Entry("orders"), [Sample(8, 20)]), (Entry("gone"), [Sample(3)]));
        var now = Of((Entry("c", Kind.Floor), [Sample(2, 10)]), (Entry("orders"), [Sample(8, 10)]), (Entry("new"), [Sample(3)]));

        var text = Comparison.Of(earlier, now);

        text.ShouldContain("| orders | warm | no call | 1.00 | 0.50 | 0.50 | 0.50 | 1.00 | – |");
        text.ShouldNotContain("gone");
        text.ShouldNotContain("new");
    }

    [Fact]
    public void AReportIsReadAsItWasWritten()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("report-").FullName, "report.json");
        var report = Of((Entry("c", Kind.Floor), [Sample(1, 10)]), (Entry("orders"), [Sample(8, 20)]));
        File.WriteAllText(file, System.Text.Json.JsonSerializer.Serialize(report, Results.Json));

        var read = ReportFile.Read(file);

        read.Tables.ShouldHaveSingleItem().Rows.ShouldBe(report.Tables[0].Rows);
        read.Machine.ShouldBe(report.Machine);
    }

    [Fact]
    public void WhatIsNoReportIsRefusedInWords() =>
        Should.Throw<UsageException>(() => ReportFile.Read("no-such-report.json")).Message
            .ShouldStartWith("no-such-report.json cannot be read");

    [Theory]
    [InlineData("--rounds 0", "--rounds must be a whole number of at least 1, not '0'")]
    [InlineData("--conditions warm,cold", "'cold' is no condition; there is warm, dropped, and 128 to 1769 for megabytes")]
    [InlineData("--conditions 64", "'64' is no condition; there is warm, dropped, and 128 to 1769 for megabytes")]
    [InlineData("--fast yes", "'--fast' is no option of this command")]
    public void AWrongCommandLineIsRefusedInWords(string line, string words) =>
        Should.Throw<UsageException>(() => Settings.Read(line.Split(' '))).Message.ShouldBe(words);

    [Fact]
    public void ASmokeRunIsShort() => Settings.Read(["--smoke", "yes"]).Effort.Rounds.ShouldBe(2);
}
