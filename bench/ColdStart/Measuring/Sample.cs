namespace Ecommerce.Bench.ColdStart.Measuring;

/// <summary>One cold start.</summary>
/// <param name="InitMs">From the spawn to the first question for an event.</param>
/// <param name="FirstMs">From the first event to its response.</param>
/// <param name="CpuMs">CPU time of all threads until that response, on which a busy machine has less effect.</param>
/// <param name="FirstCpuMs">The part of it after the event.</param>
/// <param name="PeakKib">The most memory held until that response.</param>
/// <param name="WarmUs">The median of the events after the first; null where there were none.</param>
internal sealed record Sample(double InitMs, double FirstMs, double CpuMs, double FirstCpuMs, long PeakKib, double? WarmUs)
{
    public double TotalMs => InitMs + FirstMs;
}
