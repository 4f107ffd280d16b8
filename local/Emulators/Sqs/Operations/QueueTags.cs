using System.Text.Json;

namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-tags.html</summary>
internal static class QueueTags
{
    public static Action<Utf8JsonWriter>? Add(Turn turn, SqsCall call)
    {
        call.Parameters.Only("QueueUrl", "Tags");
        var queue = turn.Queue(call.Parameters);
        var tags = new Dictionary<string, string>(queue.Tags);
        foreach (var (key, value) in call.Parameters.TextMap("Tags") ?? throw SqsException.Missing("Tags"))
        {
            tags[key] = value;
        }

        Check(queue.Name, tags);
        QueueRows.SetTags(turn.Session, queue, tags);
        return null;
    }

    public static Action<Utf8JsonWriter>? Remove(Turn turn, SqsCall call)
    {
        call.Parameters.Only("QueueUrl", "TagKeys");
        var queue = turn.Queue(call.Parameters);
        var keys = call.Parameters.Texts("TagKeys") is { Count: > 0 } given ? given : throw SqsException.Missing("TagKeys");
        QueueRows.SetTags(turn.Session, queue, queue.Tags.Where(tag => !keys.Contains(tag.Key)).ToDictionary());
        return null;
    }

    public static Action<Utf8JsonWriter> List(Turn turn, SqsCall call)
    {
        call.Parameters.Only("QueueUrl");
        var queue = turn.Queue(call.Parameters);
        return json => json.WriteMap("Tags", queue.Tags);
    }

    public static void Check(string queue, IReadOnlyDictionary<string, string> tags)
    {
        if (tags.Count > SqsLimits.QueueTagsMax)
        {
            throw SqsException.Invalid($"Too many tags added for queue {queue}.");
        }
    }
}
