namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>
/// When a delivery that failed is tried again, and when no more: exponential backoff with jitter, until the target's policy ends it.
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html
/// </summary>
/// <param name="random">At least 0, less than 1.</param>
internal sealed class RetrySchedule(Func<double> random)
{
    private const string Attempts = "MaximumRetryAttempts";
    private const string Age = "MaximumEventAgeInSeconds";

    /// <summary>Enough to reach the longest wait from the first, and few enough not to overflow.</summary>
    private const int DoublingsMax = 20;

    /// <summary>The limit that is reached before a further attempt; null: there may be one. The first attempt always is.</summary>
    public static string? Exhausted(Delivery delivery, DateTimeOffset now) => delivery.Attempts switch
    {
        0 => null,
        var failed when failed > delivery.Target.AttemptsMax => Attempts,
        _ => now - delivery.Ingested >= delivery.Target.AgeMax ? Age : null,
    };

    /// <summary>When to look at it again: for the next attempt, or because its age ends it before.</summary>
    public DateTimeOffset Next(Delivery delivery, DateTimeOffset now)
    {
        var longest = EventLimits.RetryFirst * Math.Pow(2, Math.Min(delivery.Attempts - 1, DoublingsMax));
        var wait = longest < EventLimits.RetryLast ? longest : EventLimits.RetryLast;
        var next = now + (wait * (0.5 + (random() / 2)));
        var end = delivery.Ingested + delivery.Target.AgeMax;
        return next < end ? next : end;
    }
}
