using System.Xml.Linq;
using Ecommerce.Bench.ColdStart.Measuring;
using Ecommerce.Bench.ColdStart.Reporting;
using Ecommerce.Bench.ColdStart.Variants;
using static Ecommerce.Tests.Unit.Bench.Reports;

namespace Ecommerce.Tests.Unit.Bench;

public sealed class ReportTests
{
    private static readonly Report s_report = Of(
        (Entry("c", Kind.Floor), [Sample(1, 10), Sample(2, 10), Sample(60, 10)]),
        (Entry("orders"), [Sample(8, 25), Sample(6, 20), Sample(7, 20)]),
        (Entry("a <peer>", Kind.Peer), [Sample(40), Sample(40), Sample(40)]));

    [Fact]
    public void RatiosAreOfMediansToTheFloorOfTheSameTable()
    {
        var orders = s_report.Tables.ShouldHaveSingleItem().Rows.Single(r => r.Name == "orders");

        orders.TotalMs.ShouldBe(7);
        (orders.TotalRatio, orders.CpuRatio, orders.WarmRatio).ShouldBe((3.5, 3.5, 2));
    }

    [Fact]
    public void TheFastestStandsFirst() => s_report.Tables[0].Rows.Select(r => r.Name).ShouldBe(["c", "orders", "a <peer>"]);

    [Fact]
    public void WithoutAFloorThereAreNoRatios()
    {
        var rows = Of((Entry("orders", calls: Calls.Tls), [Sample(7)])).Tables[0].Rows;

        rows[0].TotalRatio.ShouldBeNull();
        rows[0].WarmRatio.ShouldBeNull();
    }

    [Fact]
    public void WhatIsAskedDifferentlyStandsInTablesOfTheirOwn() =>
        Of((Entry("a", calls: Calls.Tls), [Sample(7)]), (Entry("a", calls: Calls.None), [Sample(7)])).Tables.Select(t => t.Calls)
            .ShouldBe(["None", "Tls"]);

    [Fact]
    public void TheTableSaysDateMachineAndEveryFigure()
    {
        var text = Markdown.Of(s_report with { Skips = [new("d", "it is not here")] });

        text.ShouldStartWith("2026-11-23, 2 CPUs (Some CPU), Linux, .NET 10, load before 0.5; 1 rounds");
        text.ShouldContain("| orders | 3 | 6.00 | 1.00 | 7.00 | 6.20 | 7.80 | 14.00 | 0.50 | 20 | 1.0 | 0.00 | 3.50 | 3.50 | 2.00 |");
        text.ShouldContain("Left out: d, as it is not here.");
    }

    [Fact]
    public void TheChartIsAPictureWithABarForEachRow()
    {
        var svg = XDocument.Parse(Chart.Of(s_report)).Root!;

        double[] bars = [.. Bars(svg, "Floor"), .. Bars(svg, "Native"), .. Bars(svg, "Peer")];
        bars.Length.ShouldBe(3);
        bars.ShouldBe(bars.Order());
        svg.Value.ShouldContain("a <peer>");
        svg.Value.ShouldContain("2026-11-23, 2 CPUs (Some CPU)");
    }

    [Fact]
    public void NothingCannotBeDrawn() => Should.Throw<ArgumentException>(() => Chart.Of(Of()));

    [Fact]
    public void AThrottledRunIsShorterAndLeavesOutWhatWouldTakeMinutes()
    {
        var throttled = Condition.Parse("128")[0];

        throttled.Of(new Effort(40, 200)).ShouldBe(new Effort(10, 0));
        throttled.Takes(Entry("a", Kind.Jit)).ShouldBeFalse();
        throttled.Takes(Entry("a", calls: Calls.Tls)).ShouldBeTrue();
    }

    private static IEnumerable<double> Bars(XElement svg, string kind) =>
        svg.Descendants().Where(e => e.Name.LocalName == "rect" && (string?)e.Attribute("class") == kind)
            .Select(e => (double)e.Attribute("width")!);
}
