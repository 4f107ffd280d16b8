using System.Text.Json;

namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html</summary>
internal static class CreateQueue
{
    public static Action<Utf8JsonWriter> Run(Turn turn, SqsCall call)
    {
        call.Parameters.Only("QueueName", "Attributes", "tags");
        var name = call.Parameters.RequiredText("QueueName");
        var given = call.Parameters.TextMap("Attributes") ?? new Dictionary<string, string>();
        var isFifo = given.GetValueOrDefault(QueueAttributes.FifoQueue) == "true";
        QueueName.Check(name, isFifo);
        var attributes = QueueSettings.Given(turn.Session, name, new Dictionary<string, string>(), given, isFifo);
        var tags = call.Parameters.TextMap("tags") ?? new Dictionary<string, string>();
        QueueTags.Check(name, tags);
        if (QueueRows.Find(turn.Session, name) is { } existing)
        {
            CheckSame(existing, given);
        }
        else if (QueueRows.NameRests(turn.Session, name, turn.Now))
        {
            throw SqsException.DeletedRecently();
        }
        else
        {
            QueueRows.Insert(turn.Session, name, turn.Now, attributes, tags);
        }

        return json => json.WriteString("QueueUrl"u8, QueueName.Url(call.Host, name));
    }

    /// <summary>Creating again what is there is no mistake, unless it is asked to be otherwise.</summary>
    private static void CheckSame(Queue existing, IReadOnlyDictionary<string, string> given)
    {
        foreach (var (name, value) in given)
        {
            var has = existing.Attributes.GetValueOrDefault(name) ?? QueueAttributes.Defaults.GetValueOrDefault(name, "");
            if (has != value)
            {
                throw SqsException.QueueExists(name);
            }
        }
    }
}
