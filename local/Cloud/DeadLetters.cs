using System.Text.Json.Nodes;
using Ecommerce.Topology;

namespace Ecommerce.Local.Cloud;

/// <summary>The dead-letter queues of the shop, and where what waits in each can be brought back to.</summary>
public sealed class DeadLetters(Shop shop, Place place)
{
    private static readonly string[] s_marks = ["", "-dead"];

    public IReadOnlyList<Queue> All { get; } =
    [
        .. shop.InOrder.OfType<DeadLetterSpec>()
            .Select(dead => new Queue(dead.Name, dead.NameIn(place), dead.Arn(place), SourceOf(dead, place)))
            .OrderBy(dead => dead.Name, StringComparer.Ordinal),
    ];

    /// <summary>By its own name, or by that of the queue or function whose messages end there, described or deployed. Null: none.</summary>
    public Queue? Find(string name) =>
        All.FirstOrDefault(dead => s_marks.Any(mark => $"{name}{mark}" == dead.Name || $"{name}{mark}" == dead.QueueName));

    private static Source? SourceOf(DeadLetterSpec dead, Place place) =>
        dead.Source is { } source ? new(source.Name, source.NameIn(place), source.Arn(place)) : null;

    /// <summary>A queue of dead letters.</summary>
    /// <param name="Name">As the topology has it.</param>
    /// <param name="QueueName">As SQS has it.</param>
    /// <param name="From">Null: its messages come from no queue, so SQS cannot bring them back.</param>
    public sealed record Queue(string Name, string QueueName, string Arn, Source? From)
    {
        /// <summary>
        /// What StartMessageMoveTask is asked for. The destination is named: without it, SQS does not know where to take what EventBridge
        /// put aside because the queue did not let it in.
        /// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html
        /// </summary>
        public JsonObject Redrive() => new()
        {
            ["SourceArn"] = Arn,
            ["DestinationArn"] = From!.Arn,
        };
    }

    /// <summary>The queue whose messages end in another one.</summary>
    public sealed record Source(string Name, string QueueName, string Arn);
}
