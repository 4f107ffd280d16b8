namespace Ecommerce.Topology;

/// <summary>The clock, in EventBridge Scheduler's words.</summary>
/// <param name="Expression">Such as <c>rate(1 minute)</c>.</param>
public sealed record ScheduleTrigger(string Expression) : AsyncTrigger
{
    /// <summary>A later round does the same work, so one that is refused or fails is not tried for long.</summary>
    public int RetriesMax { get; init; } = 2;

    /// <summary>How old a round may be when it is tried; Scheduler and Lambda take a minute at least.</summary>
    public TimeSpan AgeMax { get; init; } = TimeSpan.FromMinutes(5);

    public override DeadLetterSpec DeadLetterOf(OperationSpec operation) => new($"{FunctionOf(operation)}-dead");

    /// <summary>What Scheduler may do: wake this one function, and put aside what it could not deliver.</summary>
    public IReadOnlyList<Grant> RoleGrants(OperationSpec operation) =>
        [new(new LiveAlias(FunctionOf(operation)), "lambda:InvokeFunction"), DeadLetterOf(operation).Send];

    // Scheduler is done when Lambda took the call: what the function then fails at, Lambda puts aside in the function's name.
    protected internal override IEnumerable<Grant> Implied(OperationSpec operation) => [DeadLetterOf(operation).Send];

    protected internal override void Accept(FunctionSpec function, OperationSpec operation, IShopReader reader) =>
        reader.Wake(function, operation, this);
}
