namespace Ecommerce.Local.Emulators.Sns;

/// <summary>
/// When a delivery that failed is tried again, and when no more.
/// https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html (AWS managed endpoints)
/// </summary>
internal static class RetrySchedule
{
    private const int SoonFrom = SnsLimits.RetriesAtOnceMax;
    private const int BackingOffFrom = SoonFrom + SnsLimits.RetriesSoonMax;
    private const int SlowFrom = BackingOffFrom + SnsLimits.RetriesBackingOffMax;
    private const int RetriesMax = SlowFrom + SnsLimits.RetriesSlowMax;

    /// <summary>How long to wait after so many retries that failed; null: there is no further one.</summary>
    public static TimeSpan? After(int retries) => retries switch
    {
        < SoonFrom => TimeSpan.Zero,
        < BackingOffFrom => SnsLimits.RetryFirst,
        < SlowFrom => SnsLimits.RetryFirst * Math.Pow(
            SnsLimits.RetryLast / SnsLimits.RetryFirst, (retries - BackingOffFrom) / (SnsLimits.RetriesBackingOffMax - 1d)),
        < RetriesMax => SnsLimits.RetryLast,
        _ => null,
    };
}
