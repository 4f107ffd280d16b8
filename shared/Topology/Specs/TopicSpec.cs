using Ecommerce.Topology.Services;

namespace Ecommerce.Topology;

/// <summary>A topic for subscribers outside the shop, encrypted with the customer key.</summary>
/// <param name="Env">The environment variable that carries the topic's ARN to who publishes; null: CloudWatch tells of alarms.</param>
public sealed record TopicSpec(string Name, string? Env = null) : Resource(Name)
{
    /// <summary>What it is encrypted with.</summary>
    public KeySpec Key { get; } = Platform.Key;

    public bool IsForAlarms => Env is null;

    /// <summary>To tell all who subscribed.</summary>
    public Grant Publish => new(this, "sns:Publish");

    public override string Arn(Place place) => place.Arn("sns", NameIn(place));

    protected internal override IEnumerable<Variable> Variables(Place place) => Env is null ? [] : [new(Env, Arn(place))];

    protected internal override IEnumerable<Spec> Needs(Shop shop) => [Key];

    protected internal override void Accept(IShopReader reader, Shop shop) => reader.Topic(this);
}
