using Ecommerce.Topology.Services;

namespace Ecommerce.Topology;

/// <summary>Where what failed waits for a person. An alarm watches it.</summary>
public sealed record DeadLetterSpec(string Name) : Resource(Name)
{
    /// <summary>The longest that SQS keeps a message.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(14);

    /// <summary>The queue whose messages end here when nobody could process them; null: no queue may choose this one.</summary>
    public QueueSpec? Source => For as QueueSpec;

    /// <summary>Who is told when something is in it.</summary>
    public TopicSpec Alarms { get; } = Platform.Alarms;

    /// <summary>What EventBridge puts events aside for; null: a role of ours sends here, by a right of its own.</summary>
    internal Resource? For { get; init; }

    internal Grant Send => new(this, "sqs:SendMessage");

    public override string Arn(Place place) => place.Arn("sqs", NameIn(place));

    /// <summary>In whose name EventBridge sends here: a bus or a rule; null: it does not.</summary>
    internal string? SenderArn(Place place) => (Source?.Rule ?? For)?.Arn(place);

    protected internal override IEnumerable<Spec> Needs(Shop shop) => [Alarms];

    protected internal override void Accept(IShopReader reader, Shop shop) => reader.DeadLetter(this);
}
