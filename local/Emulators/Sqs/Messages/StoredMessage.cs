using System.Globalization;
using System.Text.Json;

namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>A message as the file has it.</summary>
/// <param name="Receives">How often it was received, in this queue and in those it came from.</param>
/// <param name="Source">The ARN of the queue that gave it up, in a dead-letter queue.</param>
internal sealed record StoredMessage(
    long Position, string Id, string Body, string AttributesJson, string Sender, string? Trace, string? Group, string? Deduplication,
    string? Source, DateTimeOffset Sent, DateTimeOffset Visible, long Receives, DateTimeOffset? FirstReceived,
    DateTimeOffset? LastReceived)
{
    // Numbers of AWS have twenty digits and leave gaps.
    private const decimal SequenceBase = 18_850_000_000_000_000_000m;
    private const int SequenceStep = 256;

    public string SequenceNumber => SequenceOf(Position);

    public IReadOnlyDictionary<string, MessageAttribute> Attributes =>
        JsonSerializer.Deserialize<Dictionary<string, MessageAttribute>>(AttributesJson)!;

    public static string SequenceOf(long position) =>
        (SequenceBase + (position * SequenceStep)).ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// What the service says about it, by the names that receivers ask for.
    /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html
    /// </summary>
    public Dictionary<string, string> SystemAttributes(bool isFifo)
    {
        var all = new Dictionary<string, string?>
        {
            ["SenderId"] = Sender,
            ["SentTimestamp"] = Text(Sent),
            ["ApproximateReceiveCount"] = Receives.ToString(CultureInfo.InvariantCulture),
            ["ApproximateFirstReceiveTimestamp"] = FirstReceived is { } first ? Text(first) : null,
            ["SequenceNumber"] = isFifo ? SequenceNumber : null,
            ["MessageDeduplicationId"] = Deduplication,
            ["MessageGroupId"] = Group,
            ["AWSTraceHeader"] = Trace,
            ["DeadLetterQueueSourceArn"] = Source,
        };
        return all.Where(entry => entry.Value is not null).ToDictionary(entry => entry.Key, entry => entry.Value!);
    }

    private static string Text(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
