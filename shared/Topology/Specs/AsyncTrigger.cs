namespace Ecommerce.Topology;

/// <summary>
/// A wake-up that nobody waits for. It has a place where what failed is kept; a subtype without one does not compile. Its operation is a
/// function of its own, since it is scaled, retried and stopped by itself.
/// </summary>
public abstract record AsyncTrigger : Trigger
{
    /// <summary>Lambda's own limit (developer guide, "Lambda quotas").</summary>
    public override TimeSpan TimeoutMax => TimeSpan.FromMinutes(15);

    public abstract DeadLetterSpec DeadLetterOf(OperationSpec operation);

    protected internal sealed override string FunctionOf(OperationSpec operation) => OwnFunctionOf(operation);
}
