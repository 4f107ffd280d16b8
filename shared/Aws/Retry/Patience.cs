namespace Ecommerce.Aws;

/// <summary>
/// Waits between the tries of a caller that knows better than a client what is worth another one, by the rules that requests are tried
/// again by: so often, so long, never beyond the deadline, and not when the budget is spent.
/// </summary>
public sealed class Patience
{
    private readonly Retries _retries;

    internal Patience(Retries retries) => _retries = retries;

    /// <summary>After something was throttled: waits and says true, or says false at once when there is no further try.</summary>
    public bool Again() => _retries.Again(FailureKind.Throttle);
}
