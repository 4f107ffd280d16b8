using Ecommerce.Contracts.Events;
using Ecommerce.Topology.Services;

namespace Ecommerce.Topology;

/// <summary>
/// The bus that every event goes over, encrypted with the customer key. It is archived, so that what was said can be said again.
/// </summary>
/// <param name="Env">The environment variable that carries the bus's name.</param>
/// <param name="ArchivedFor">Whole days.</param>
public sealed record BusSpec(string Name, string Env, TimeSpan ArchivedFor) : Resource(Name)
{
    /// <summary>Of the archive, which has the bus's name (EventBridge API reference, CreateArchive).</summary>
    public const int NameCharactersMax = 48;

    internal const string Source = "events:source";

    /// <summary>What it is encrypted with.</summary>
    public KeySpec Key { get; } = Platform.Key;

    /// <summary>
    /// Where an event goes when the key cannot be used (EventBridge user guide, "Using dead-letter queues to capture encrypted event
    /// errors").
    /// </summary>
    public DeadLetterSpec DeadLetter => new($"{Name}-dead") { DeployedAs = $"{DeployedAs}-dead", For = this };

    /// <summary>To speak as one source, and only in words of the catalogue.</summary>
    public Grant PublishAs(string source) => new(this, "events:PutEvents")
    {
        Conditions =
        [
            new("StringEquals", Source, source),
            new("StringEquals", "events:detail-type", [.. Catalogue.SaidBy(source).Select(e => e.Name).Order(StringComparer.Ordinal)]),
        ],
    };

    public override string Arn(Place place) => place.Arn("events", $"event-bus/{NameIn(place)}");

    protected internal override IEnumerable<Variable> Variables(Place place) => [new(Env, NameIn(place))];

    protected internal override IEnumerable<Spec> Needs(Shop shop) => [Key, DeadLetter];

    protected internal override void Accept(IShopReader reader, Shop shop) => reader.Bus(this);
}
