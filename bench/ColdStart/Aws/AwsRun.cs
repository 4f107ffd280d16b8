using Ecommerce.Bench.ColdStart.Measuring;
using Ecommerce.Bench.ColdStart.Serving;

namespace Ecommerce.Bench.ColdStart.Aws;

/// <summary>Every target in rounds: each starts cold once in each, in an order drawn anew. One call is under way at a time.</summary>
internal sealed class AwsRun(ILambda lambda, ForcedStarts starts, Effort effort)
{
    /// <exception cref="BrokenVariantException">An answer is wrong, or a function cannot be started or put back.</exception>
    public async Task<IReadOnlyDictionary<Target, Tally>> AllAsync(IReadOnlyList<Target> targets, CancellationToken cancellation)
    {
        var tallies = targets.ToDictionary(target => target, _ => new Tally());
        var isWhole = false;
        await starts.CheckAsync(targets.Select(target => target.Function), cancellation);
        try
        {
            Random random = new();
            for (var round = 0; round < effort.Rounds; round++)
            {
                foreach (var target in Statistics.Shuffle(targets, random))
                {
                    await StartAsync(target, tallies[target], cancellation);
                }
            }
        }
        finally
        {
            isWhole = await starts.RestoreAsync();
        }

        return isWhole ? tallies : throw new BrokenVariantException("Not every function is as it was found");
    }

    private async Task StartAsync(Target target, Tally tally, CancellationToken cancellation)
    {
        tally.State = await starts.ForceAsync(target.Function, cancellation);
        var first = await AskAsync(target, tally, cancellation);
        var warm = await WarmAsync(target, tally, cancellation);
        switch (first)
        {
            case { InitMs: { } init }:
                tally.Samples.Add(new(init, first.DurationMs, first.BilledMs, first.MemoryUsedMb, warm));
                break;
            case not null:
                tally.Misses.Add("the first call met an instance that was there already");
                break;
        }
    }

    private async Task<double?> WarmAsync(Target target, Tally tally, CancellationToken cancellation)
    {
        List<double> took = [];
        for (var call = 0; call < effort.WarmEvents; call++)
        {
            switch (await AskAsync(target, tally, cancellation))
            {
                case { InitMs: null } warm:
                    took.Add(warm.DurationMs);
                    break;
                case not null:
                    tally.Misses.Add("a later call met a new instance");
                    break;
            }
        }

        return took.Count > 0 ? Statistics.Median(took) : null;
    }

    // Null is a miss that has been noted.
    private async Task<ReportLine?> AskAsync(Target target, Tally tally, CancellationToken cancellation)
    {
        var answer = await lambda.InvokeAsync(target.Function, target.Exchange, cancellation);
        if (FaultOf(answer, target) is { } fault)
        {
            throw new BrokenVariantException($"{target}: {fault}");
        }

        var report = ReportLine.In(answer.Log);
        if (report is null)
        {
            tally.Misses.Add("the log had no REPORT line at its end");
        }

        return report is { IsRestored: true }
            ? throw new BrokenVariantException($"{target}: it was restored from a snapshot, which is no start of a process")
            : report;
    }

    private static string? FaultOf(Invoked answer, Target target) => answer switch
    {
        { Error: { } error } => $"it failed ({error}): {System.Text.Encoding.UTF8.GetString(answer.Payload.Span)}",
        { Version: not "$LATEST" } => $"version '{answer.Version}' answered, not $LATEST",
        _ => target.Exchange.FindFault(answer.Payload.Span),
    };
}
