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

    /// <summary>The name where an operation has a function to itself.</summary>
    /// <remarks><c>relay-products</c> and not <c>relay-relay-products</c>: the service is not said twice.</remarks>
    private protected static string OwnFunctionOf(OperationSpec operation) =>
        (NamesItsService(operation) ? operation.Name : $"{operation.Service}{operation.Name}").ToKebab();

    private static bool NamesItsService(OperationSpec operation) =>
        operation.Name.Length > operation.Service.Length
        && operation.Name.StartsWith(operation.Service, StringComparison.Ordinal)
        && char.IsAsciiLetterUpper(operation.Name[operation.Service.Length]);
}
