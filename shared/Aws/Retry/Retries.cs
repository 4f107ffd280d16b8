using Ecommerce.Kernel;

namespace Ecommerce.Aws;

/// <summary>The retries of one operation: counts them, pays for them, and waits between them, never past the deadline.</summary>
internal sealed class Retries(RetryPolicy policy, RetryBudget budget, Deadline deadline, Waiting waiting)
{
    /// <summary>Enough to reach the cap from 1 ms, and few enough not to overflow.</summary>
    private const int DoublingsMax = 16;

    private int _attempts = 1;
    private int _paid;

    /// <summary>Waits and returns true, or returns false at once: the last failure is then the caller's.</summary>
    public bool Again(FailureKind kind)
    {
        if (kind is FailureKind.Final || _attempts >= policy.AttemptsMax)
        {
            return false;
        }

        var wait = WaitAfter(kind);
        var cost = kind is FailureKind.Timeout ? AwsLimits.TimeoutRetryCost : AwsLimits.RetryCost;
        var needed = wait + TimeSpan.FromMilliseconds(AwsLimits.DeadlineReserveMilliseconds);
        if (needed >= deadline.Remaining || !budget.TryTake(cost))
        {
            return false;
        }

        (_attempts, _paid) = (_attempts + 1, cost);
        waiting.Sleep(wait);
        return true;
    }

    /// <summary>The last retry's cost comes back; a success without retries earns one token.</summary>
    public void Succeeded() => budget.GiveBack(Math.Max(_paid, 1));

    /// <summary>Full jitter ("Exponential backoff and jitter", AWS Architecture Blog).</summary>
    private TimeSpan WaitAfter(FailureKind kind)
    {
        long first = kind is FailureKind.Throttle ? policy.ThrottleBaseMilliseconds : policy.BaseMilliseconds;
        var doublings = Math.Min(_attempts - 1, DoublingsMax);
        var longest = Math.Min(first << doublings, AwsLimits.RetryCapMilliseconds);
        return TimeSpan.FromMilliseconds(waiting.Random() * longest);
    }
}

/// <summary>What tests replace so that none of them waits or depends on chance.</summary>
/// <param name="Random">At least 0, less than 1.</param>
internal sealed record Waiting(Action<TimeSpan> Sleep, Func<double> Random)
{
    public static readonly Waiting Real = new(Thread.Sleep, System.Random.Shared.NextDouble);
}
