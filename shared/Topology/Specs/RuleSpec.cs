using Ecommerce.Contracts.Events;

namespace Ecommerce.Topology;

/// <summary>
/// A rule of the bus: it delivers some events to one queue, tries for a day, and then puts the event aside. Without the dead-letter queue
/// EventBridge would drop it.
/// </summary>
public sealed record RuleSpec(QueueSpec Target) : Resource(Target.Name)
{
    /// <summary>EventBridge API reference, PutRule.</summary>
    public const int NameCharactersMax = 64;

    /// <summary>The most that EventBridge allows (API reference, RetryPolicy).</summary>
    public const int RetriesMax = 185;

    /// <summary>How old an event may get while it is tried; no more is allowed.</summary>
    public static readonly TimeSpan AgeMax = TimeSpan.FromHours(24);

    public BusSpec Bus => Target.Feed.Bus;

    public IReadOnlyList<EventType> Events => Target.Feed.Events;

    /// <summary>Where an event waits that could not be delivered. A rule and its queue share one.</summary>
    public DeadLetterSpec DeadLetter => new($"{Name}-dead") { DeployedAs = $"{DeployedAs}-dead", For = Target };

    public override string Arn(Place place) => place.Arn("events", $"rule/{Bus.NameIn(place)}/{NameIn(place)}");

    protected internal override void Accept(IShopReader reader, Shop shop) => reader.Rule(this);
}
