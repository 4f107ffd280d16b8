using Ecommerce.Contracts.Events;

namespace Ecommerce.Topology;

/// <summary>Which events of a bus something is fed with.</summary>
public sealed record EventFeed(BusSpec Bus, params IReadOnlyList<EventType> Events);

/// <summary>What events are delivered to. One rule feeds it at most, and bears its name.</summary>
/// <param name="Feed">Null: no event reaches it.</param>
public abstract record EventTarget(string Name, EventFeed? Feed) : Resource(Name)
{
    public RuleSpec? Rule => Feed is null ? null : new(this, Feed) { DeployedAs = DeployedAs };

    protected internal override IEnumerable<Spec> Needs(Shop shop) => Rule is { } rule ? [rule.Bus, rule.DeadLetter] : [];

    protected internal sealed override void Accept(IShopReader reader, Shop shop)
    {
        Show(reader);
        Rule?.Accept(reader, shop);
    }

    /// <summary>Shows it to a reader, without what feeds it.</summary>
    protected abstract void Show(IShopReader reader);
}
