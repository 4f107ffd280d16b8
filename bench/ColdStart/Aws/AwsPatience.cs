namespace Ecommerce.Bench.ColdStart.Aws;

/// <summary>Waits a while; tests go on at once.</summary>
internal delegate Task Pause(TimeSpan time, CancellationToken cancellation);

/// <summary>How long AWS is waited for: every wait has an end.</summary>
internal static class AwsPatience
{
    /// <summary>Of one call that is told to come again, and of asking whether an update is done: a minute and a half in all.</summary>
    public const int AttemptsMax = 24;

    private const int FirstMilliseconds = 100;
    private const int MostMilliseconds = 5_000;
    private const int DoublingsMax = 6;

    public static TimeSpan After(int attempt) =>
        TimeSpan.FromMilliseconds(Math.Min(FirstMilliseconds << Math.Min(attempt - 1, DoublingsMax), MostMilliseconds));
}
