using Ecommerce.Local.Trust;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>
/// A schedule that wakes a function. Two roles have a part in it: that which Scheduler takes on to call Lambda, and the function's, in
/// whose name Lambda puts a round aside that failed.
/// https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets.html
/// </summary>
/// <param name="AliasArn">What of the function is called.</param>
/// <param name="Scheduler">The schedule's own role, as it is now.</param>
/// <param name="Period">Between two rounds.</param>
/// <param name="RetriesMax">How often a round is tried again.</param>
/// <param name="AgeMax">How old a round may be when it is tried.</param>
/// <param name="DeadLetterArn">The queue that is told of rounds that were given up.</param>
public sealed record ScheduleMapping(
    MappedFunction Function, string AliasArn, Func<Caller> Scheduler, TimeSpan Period, int RetriesMax, TimeSpan AgeMax,
    string DeadLetterArn)
{
    public string Arn => $"arn:aws:scheduler:{LocalAccount.Region}:{LocalAccount.Id}:schedule/default/{Function.Name}";
}
