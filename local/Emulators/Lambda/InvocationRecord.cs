namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>One finished invocation, for the console.</summary>
/// <param name="Init">How long its instance took to start, told only for the first request of an instance.</param>
/// <param name="Outcome"><c>ok</c>, <c>timeout</c>, <c>throttled</c> or the error's type.</param>
/// <param name="Code"><c>jit</c>, <c>native</c> or <c>in-process</c>; empty where no instance took the request.</param>
public sealed record InvocationRecord(
    string Function, string RequestId, DateTimeOffset At, bool Cold, TimeSpan? Init, TimeSpan Duration, string Outcome, string Code)
{
    /// <summary>The X-Ray header that the request carried.</summary>
    public string TraceId { get; init; } = "";

    /// <summary>How long it waited for an instance, a cold start included.</summary>
    public TimeSpan Waited { get; init; }
}
