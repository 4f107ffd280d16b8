namespace Ecommerce.Topology;

/// <summary>
/// One thing the shop can do: the unit of description, authorization and test. The line reads: name, what wakes it, how long it may
/// take, what it may touch.
/// </summary>
/// <param name="Name">Verb and noun. It is also the handler's file and class, and the OpenAPI operation id.</param>
public sealed record OperationSpec(string Name, Trigger WokenBy, TimeSpan Timeout, params IReadOnlyList<Grant> Grants)
{
    public TimeSpan Timeout { get; } = Timeout > TimeSpan.Zero && Timeout <= WokenBy.TimeoutMax
        ? Timeout
        : throw new TopologyException($"{Name} may take {Timeout}; {WokenBy.GetType().Name} allows up to {WokenBy.TimeoutMax}");

    /// <summary>The service it belongs to. Stamped by <see cref="ServiceSpec"/>.</summary>
    public string Service { get; init; } = "";

    /// <summary>What was written here and what its trigger implies.</summary>
    public IEnumerable<Grant> AllGrants => [.. Grants, .. WokenBy.Implied(this)];
}
