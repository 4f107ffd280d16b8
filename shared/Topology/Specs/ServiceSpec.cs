namespace Ecommerce.Topology;

/// <summary>One service: what it owns, and what its one executable can do.</summary>
public sealed record ServiceSpec(string Name, IReadOnlyList<Spec> Owns, IReadOnlyList<OperationSpec> Operations)
{
    public IReadOnlyList<OperationSpec> Operations { get; } = [.. Operations.Select(o => o with { Service = Name })];

    /// <summary>The functions its operations are deployed as, by name.</summary>
    public IReadOnlyList<FunctionSpec> Functions =>
    [
        .. Operations.GroupBy(o => o.WokenBy.FunctionOf(o)).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new FunctionSpec(g.Key, Name, [.. g])),
    ];
}
