using Ecommerce.Topology.Services;

namespace Ecommerce.Topology;

/// <summary>
/// A topic for subscribers outside the shop, encrypted with the customer key: events that a rule carries to it, or else alarms.
/// </summary>
public sealed record TopicSpec(string Name, EventFeed? Feed = null) : EventTarget(Name, Feed)
{
    /// <summary>What it is encrypted with.</summary>
    public KeySpec Key { get; } = Platform.Key;

    public override string Arn(Place place) => place.Arn("sns", NameIn(place));

    protected internal override IEnumerable<Spec> Needs(Shop shop) => [Key, .. base.Needs(shop)];

    protected override void Show(IShopReader reader) => reader.Topic(this);
}
