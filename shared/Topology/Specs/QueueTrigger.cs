namespace Ecommerce.Topology;

/// <summary>Events of a bus, in batches out of a queue of the operation's own; each message is acknowledged by itself.</summary>
public sealed record QueueTrigger(EventFeed Feed) : AsyncTrigger
{
    /// <summary>Messages that the function gets at once.</summary>
    public int BatchMax { get; init; } = 10;

    /// <summary>How many instances drain the queue at most; Lambda takes 2 to 1,000.</summary>
    public int ConcurrencyMax { get; init; } = 5;

    /// <summary>How long an event waits before it wakes anybody.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The operation's own queue.</summary>
    public QueueSpec QueueOf(OperationSpec operation) => new(FunctionOf(operation), Feed, operation.Timeout) { Delay = Delay };

    public override DeadLetterSpec DeadLetterOf(OperationSpec operation) => QueueOf(operation).DeadLetter;

    protected internal override IEnumerable<Grant> Implied(OperationSpec operation) => [QueueOf(operation).Receive];

    protected internal override void Accept(FunctionSpec function, OperationSpec operation, IShopReader reader) =>
        reader.Wake(function, operation, this);
}
