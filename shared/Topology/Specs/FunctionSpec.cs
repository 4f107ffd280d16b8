using Ecommerce.Contracts;

namespace Ecommerce.Topology;

/// <summary>
/// What is deployed as one Lambda function: operations of one service that share an audience, or one operation that nobody waits for.
/// Derived, never written: its rights are the union of its operations', its timeout the longest.
/// </summary>
/// <param name="Name">Also the value of <c>_HANDLER</c>: <c>products-admin</c>, <c>relay-products</c>.</param>
/// <param name="Service">The service whose executable runs it.</param>
public sealed record FunctionSpec(string Name, string Service, IReadOnlyList<OperationSpec> Operations) : Spec(Name)
{
    /// <summary>The alias that everything calls it by: the version that is woken.</summary>
    public const string Live = "live";

    /// <summary>Half a gigabyte: at this size AWS gives about a third of a processor.</summary>
    public int MemoryMb { get; init; } = 512;

    /// <summary>Which certificate authorities it believes.</summary>
    public Trust Trust { get; init; } = Trust.Amazon;

    public TimeSpan Timeout => Operations.Max(o => o.Timeout);

    /// <summary>What it may touch: what its operations may, and to log and to trace.</summary>
    public IEnumerable<Grant> AllGrants =>
    [
        .. Operations.SelectMany(o => o.AllGrants),
        new(new OwnLog(Name), "logs:CreateLogStream", "logs:PutLogEvents"),
        Pattern.Trace,
    ];

    /// <summary>The environment, sorted: its service, what its grants carry, and whom it trusts where it is unpacked from a zip.</summary>
    public IReadOnlyList<Variable> Environment(Place place) =>
    [
        .. AllGrants.SelectMany(g => g.On.Variables(place)).Concat(TrustVariables(place)).Append(new(Env.ServiceName, Service)).Distinct()
            .OrderBy(v => v.Name, StringComparer.Ordinal),
    ];

    protected internal override IEnumerable<Spec> Needs(Shop shop) => AllGrants.Select(g => g.On).Where(r => r is not Pattern);

    protected internal override void Accept(IShopReader reader, Shop shop) => reader.Function(this);

    private IEnumerable<Variable> TrustVariables(Place place) => place.TaskRoot is { } root
        ? TrustEnvironment.Of(Trust, root).Select(v => new Variable(v.Key, v.Value))
        : [];
}
