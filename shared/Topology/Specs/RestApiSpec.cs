namespace Ecommerce.Topology;

/// <summary>The REST API. It remembers answers to repeated requests in one table.</summary>
public sealed record RestApiSpec(string Name, TableSpec Answers) : Spec(Name)
{
    /// <summary>The stage, and so the first segment of every path behind CloudFront.</summary>
    public const string Stage = "api";

    /// <summary>Bytes of a request's body. API Gateway takes 10 MB; nothing of ours needs more than this.</summary>
    public const int BodyBytesMax = 262_144;

    /// <summary>Routes the gateway answers itself, without a function.</summary>
    public IReadOnlyList<string> Fixed { get; init; } = [];

    public Throttle Throttle { get; init; } = new(PerSecond: 200, Burst: 400);

    protected internal override IEnumerable<Spec> Needs(Shop shop) =>
        [.. shop.Routes.SelectMany(r => r.Route.Pools).Distinct()];

    protected internal override void Accept(IShopReader reader, Shop shop) => reader.Api(this);
}

/// <summary>A token bucket.</summary>
public sealed record Throttle(int PerSecond, int Burst);
