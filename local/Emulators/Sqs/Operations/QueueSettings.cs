using System.Globalization;
using System.Text.Json;

namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
/// </summary>
internal static class QueueSettings
{
    private static readonly string[] s_optional =
        ["Policy", RedrivePolicy.Name, RedriveAllowPolicy.Name, "KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds"];

    public static Action<Utf8JsonWriter> Get(Turn turn, SqsCall call)
    {
        call.Parameters.Only("QueueUrl", "AttributeNames");
        var queue = turn.Queue(call.Parameters);
        var wanted = call.Parameters.Texts("AttributeNames");
        if (wanted.FirstOrDefault(name => !IsName(name)) is { } unknown)
        {
            throw SqsException.UnknownAttribute(unknown);
        }

        MessageRows.Expire(turn.Session, queue, turn.Now);
        var attributes = All(turn, queue).Where(entry => wanted.Contains("All") || wanted.Contains(entry.Key)).ToArray();
        return json => json.WriteMap("Attributes", attributes);
    }

    public static Action<Utf8JsonWriter>? Set(Turn turn, SqsCall call)
    {
        call.Parameters.Only("QueueUrl", "Attributes");
        var queue = turn.Queue(call.Parameters);
        var given = call.Parameters.TextMap("Attributes") ?? throw SqsException.Missing("Attributes");
        if (!queue.IsFifo && given.ContainsKey(QueueAttributes.FifoQueue))
        {
            throw SqsException.UnknownAttribute(QueueAttributes.FifoQueue);
        }

        var attributes = Given(turn.Session, queue.Name, queue.Attributes, given, queue.IsFifo);
        QueueRows.SetAttributes(turn.Session, queue, attributes, turn.Now);
        return null;
    }

    /// <summary>What a queue has after it was given these attributes; refuses what it cannot have.</summary>
    public static Dictionary<string, string> Given(
        Session session, string queue, IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> given, bool isFifo)
    {
        var attributes = QueueAttributes.Given(before, given, isFifo);
        if (given.TryGetValue(RedrivePolicy.Name, out var redrive) && redrive.Length > 0)
        {
            RedrivePolicy.Check(session, redrive, queue, isFifo);
        }

        if (given.TryGetValue(RedriveAllowPolicy.Name, out var allow) && allow.Length > 0)
        {
            _ = RedriveAllowPolicy.Parse(allow);
        }

        return attributes;
    }

    private static Dictionary<string, string> All(Turn turn, Queue queue)
    {
        var counts = QueueCounts.Of(turn.Session, queue, turn.Now);
        var all = QueueAttributes.Defaults.Keys.Where(name => queue.IsFifo || !QueueAttributes.IsOfFifo(name))
            .ToDictionary(name => name, queue.Value);
        all["QueueArn"] = queue.Arn;
        all["ApproximateNumberOfMessages"] = Text(counts.Visible);
        all["ApproximateNumberOfMessagesNotVisible"] = Text(counts.NotVisible);
        all["ApproximateNumberOfMessagesDelayed"] = Text(counts.Delayed);
        all["CreatedTimestamp"] = Text(queue.Created.ToUnixTimeSeconds());
        all["LastModifiedTimestamp"] = Text(queue.Modified.ToUnixTimeSeconds());
        if (queue.IsFifo)
        {
            all[QueueAttributes.FifoQueue] = "true";
        }

        foreach (var name in s_optional.Where(queue.Attributes.ContainsKey))
        {
            all[name] = queue.Attributes[name];
        }

        return all;
    }

    private static bool IsName(string name) => name is "All" or "QueueArn" or "ApproximateNumberOfMessages"
            or "ApproximateNumberOfMessagesNotVisible" or "ApproximateNumberOfMessagesDelayed" or "CreatedTimestamp"
            or "LastModifiedTimestamp" or QueueAttributes.FifoQueue
        || s_optional.Contains(name) || QueueAttributes.Defaults.ContainsKey(name);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
