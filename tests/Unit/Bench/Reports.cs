using Ecommerce.Bench;
using Ecommerce.Bench.ColdStart.Measuring;
using Ecommerce.Bench.ColdStart.Reporting;
using Ecommerce.Bench.ColdStart.Variants;

namespace Ecommerce.Tests.Unit.Bench;

/// <summary>Reports of runs that never were.</summary>
internal static class Reports
{
    public static Entry Entry(string name, Kind kind = Kind.Native, Calls calls = Calls.None) =>
        new(name, kind, calls, new([], [], new Dictionary<string, string>()), new("", 200, "id", "1"));

    public static Sample Sample(double totalMs, double? warmUs = null) => new(totalMs - 1, 1, totalMs * 2, 0.5, 1_000, warmUs);

    public static Report Of(params (Entry Entry, Sample[] Samples)[] runs) => new(
        "2026-11-23", new Machine(2, "Some CPU", "Linux", ".NET 10", 0.5), Rounds: 1, WarmEvents: 1,
        [.. Table.Of(Condition.All[0], runs.ToDictionary(run => run.Entry, run => run.Samples.ToList()))], []);
}
