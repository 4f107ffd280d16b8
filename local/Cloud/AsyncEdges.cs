using Ecommerce.Topology;

namespace Ecommerce.Local.Cloud;

/// <summary>
/// What the topology says of buses, topics, queues and of what wakes functions besides requests, in the order in which it was read: what
/// <see cref="AsyncProvisioner"/> makes, and <see cref="Wiring"/> connects.
/// </summary>
public sealed class AsyncEdges
{
    /// <summary>Whom each pool asks.</summary>
    public List<(UserPoolSpec Pool, PoolQuestion Question)> Questions { get; } = [];

    public List<BusSpec> Buses { get; } = [];

    public List<TopicSpec> Topics { get; } = [];

    public List<QueueSpec> Queues { get; } = [];

    public List<DeadLetterSpec> DeadLetters { get; } = [];

    public List<RuleSpec> Rules { get; } = [];

    public List<Edge<QueueTrigger>> Consumers { get; } = [];

    public List<Edge<StreamTrigger>> Streams { get; } = [];

    public List<Edge<ScheduleTrigger>> Schedules { get; } = [];
}

/// <summary>What wakes which operation of which function.</summary>
public sealed record Edge<T>(FunctionSpec Function, OperationSpec Operation, T Trigger) where T : AsyncTrigger;
