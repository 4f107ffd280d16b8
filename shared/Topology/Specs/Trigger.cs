namespace Ecommerce.Topology;

/// <summary>What wakes an operation. Every operation has exactly one.</summary>
public abstract record Trigger
{
    /// <summary>The longest an operation so woken may take.</summary>
    public abstract TimeSpan TimeoutMax { get; }

    /// <summary>The function that runs the operation, in kebab case: operations with the same answer share one.</summary>
    protected internal abstract string FunctionOf(OperationSpec operation);

    /// <summary>Rights that follow from being woken so.</summary>
    protected internal virtual IEnumerable<Grant> Implied(OperationSpec operation) => [];

    /// <summary>Shows the edge between trigger and function to a reader.</summary>
    protected internal abstract void Accept(FunctionSpec function, OperationSpec operation, IShopReader reader);
}
