namespace Ecommerce.Topology;

/// <summary>
/// A queue between the bus and one consumer. It cannot lose a message silently: its dead-letter queue is part of it.
/// </summary>
/// <param name="ConsumerTimeout">How long whoever receives a message may take.</param>
public sealed record QueueSpec(string Name, EventFeed Feed, TimeSpan ConsumerTimeout) : Resource(Name)
{
    /// <summary>SQS API reference, CreateQueue.</summary>
    public const int NameCharactersMax = 80;

    /// <summary>How often a message is received before it is put aside (Lambda developer guide, "Using Lambda with Amazon SQS").</summary>
    public const int ReceivesMax = 5;

    /// <summary>How many timeouts of its consumer a message stays hidden: a throttled consumer needs time (the same page).</summary>
    public const int VisibilityFactor = 6;

    /// <summary>SQS API reference, CreateQueue, DelaySeconds.</summary>
    public static readonly TimeSpan DelayMax = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How long a message waits for a consumer. Shorter than in a dead-letter queue, where it is as old as when it was first sent (SQS
    /// developer guide, "Using dead-letter queues in Amazon SQS").
    /// </summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(4);

    /// <summary>How long nobody else sees a message that was received.</summary>
    public TimeSpan Visibility { get; init; } = VisibilityFactor * ConsumerTimeout;

    /// <summary>How long nobody sees a message after it arrived.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>What fills it. The rule bears its name.</summary>
    public RuleSpec Rule => new(this) { DeployedAs = DeployedAs };

    public DeadLetterSpec DeadLetter => Rule.DeadLetter;

    /// <summary>What Lambda does in the name of the function that it wakes.</summary>
    internal Grant Receive => new(this, "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage");

    public override string Arn(Place place) => place.Arn("sqs", NameIn(place));

    protected internal override IEnumerable<Spec> Needs(Shop shop) => [Feed.Bus, DeadLetter];

    protected internal override void Accept(IShopReader reader, Shop shop)
    {
        reader.Queue(this);
        Rule.Accept(reader, shop);
    }
}
