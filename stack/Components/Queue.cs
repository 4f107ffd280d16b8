using Ecommerce.Topology;
using Pulumi;
using Sqs = Pulumi.Aws.Sqs;

namespace Ecommerce.Stack.Components;

/// <summary>
/// A queue that its rule fills and one function empties. It goes with the stack, messages and all: the bus's archive has what they said.
/// </summary>
public sealed class Queue : ShopComponent
{
    /// <param name="dead">Made before, since SQS looks whether it is there.</param>
    public Queue(QueueSpec spec, DeadLetter dead, StackContext context)
        : base("Queue", spec, context)
    {
        var queue = new Sqs.Queue(spec.Name, new()
        {
            Name = spec.NameIn(context.Place),
            Policy = QueuePolicy.Of(spec, context.Place),
            RedrivePolicy = QueuePolicy.Redrive(spec, context.Place),
            VisibilityTimeoutSeconds = (int)spec.Visibility.TotalSeconds,
            DelaySeconds = (int)spec.Delay.TotalSeconds,
            MessageRetentionSeconds = (int)QueueSpec.Retention.TotalSeconds,
            SqsManagedSseEnabled = true,
        }, After(dead));
        Arn = queue.Arn;
        RegisterOutputs();
    }

    public Output<string> Arn { get; }
}
