using System.Collections.Frozen;
using System.Text.Json;

namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>Carries out one operation in its turn and answers what writes the reply's members; null is an empty reply.</summary>
internal delegate Action<Utf8JsonWriter>? SqsOperation(Turn turn, SqsCall call);

/// <summary>The operations there are, by their name on the wire. ReceiveMessage is not among them: it may need several turns.</summary>
internal static class SqsOperations
{
    private static readonly FrozenDictionary<string, SqsOperation> s_all = new Dictionary<string, SqsOperation>
    {
        ["CreateQueue"] = CreateQueue.Run,
        ["DeleteQueue"] = QueueLife.Delete,
        ["PurgeQueue"] = QueueLife.Purge,
        ["GetQueueUrl"] = QueueLists.GetUrl,
        ["ListQueues"] = QueueLists.List,
        ["ListDeadLetterSourceQueues"] = QueueLists.ListDeadLetterSources,
        ["GetQueueAttributes"] = QueueSettings.Get,
        ["SetQueueAttributes"] = QueueSettings.Set,
        ["TagQueue"] = QueueTags.Add,
        ["UntagQueue"] = QueueTags.Remove,
        ["ListQueueTags"] = QueueTags.List,
        ["SendMessage"] = SendMessage.Run,
        ["SendMessageBatch"] = SendMessage.RunBatch,
        ["DeleteMessage"] = DeleteMessage.Run,
        ["DeleteMessageBatch"] = DeleteMessage.RunBatch,
        ["ChangeMessageVisibility"] = ChangeVisibility.Run,
        ["ChangeMessageVisibilityBatch"] = ChangeVisibility.RunBatch,
        ["StartMessageMoveTask"] = MoveTasks.Start,
        ["ListMessageMoveTasks"] = MoveTasks.List,
        ["CancelMessageMoveTask"] = MoveTasks.Cancel,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static SqsOperation Find(string name) =>
        s_all.TryGetValue(name, out var operation) ? operation : throw SqsException.UnknownOperation(name);
}
