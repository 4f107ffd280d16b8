using System.Globalization;

namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>A queue and how it is set up.</summary>
/// <param name="Id">Its row; a queue of the same name that comes later has another.</param>
/// <param name="Attributes">What was set, without defaults.</param>
internal sealed record Queue(
    long Id, string Name, DateTimeOffset Created, DateTimeOffset Modified, DateTimeOffset Purged,
    IReadOnlyDictionary<string, string> Attributes, IReadOnlyDictionary<string, string> Tags)
{
    public string Arn => QueueName.Arn(Name);

    public bool IsFifo => Name.EndsWith(QueueName.FifoSuffix, StringComparison.Ordinal);

    public TimeSpan Delay => Seconds("DelaySeconds");

    public TimeSpan Visibility => Seconds("VisibilityTimeout");

    public TimeSpan Retention => Seconds("MessageRetentionPeriod");

    public TimeSpan Wait => Seconds("ReceiveMessageWaitTimeSeconds");

    public int MessageBytesMax => int.Parse(Value("MaximumMessageSize"), CultureInfo.InvariantCulture);

    public bool DeduplicatesByContent => IsFifo && Value("ContentBasedDeduplication") == "true";

    public bool DeduplicatesByGroup => IsFifo && Value("DeduplicationScope") == "messageGroup";

    public RedrivePolicy? Redrive => Attributes.TryGetValue(RedrivePolicy.Name, out var text) ? RedrivePolicy.Parse(text) : null;

    /// <summary>An attribute's value, by default if it was never set.</summary>
    public string Value(string name) => Attributes.TryGetValue(name, out var value) ? value : QueueAttributes.Defaults[name];

    private TimeSpan Seconds(string name) => TimeSpan.FromSeconds(int.Parse(Value(name), CultureInfo.InvariantCulture));
}
