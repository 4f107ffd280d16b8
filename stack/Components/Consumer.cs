using Ecommerce.Topology;
using Pulumi.Aws.Lambda.Inputs;
using Lambda = Pulumi.Aws.Lambda;

namespace Ecommerce.Stack.Components;

/// <summary>What leads the messages of a queue to its function.</summary>
public sealed class Consumer : ShopComponent
{
    public Consumer(FunctionSpec spec, QueueTrigger trigger, Queue queue, Function function, StackContext context)
        : base("Consumer", spec, context)
    {
        _ = new Lambda.EventSourceMapping(spec.Name, new()
        {
            EventSourceArn = queue.Arn,
            FunctionName = function.LiveArn,
            BatchSize = trigger.BatchMax,
            FunctionResponseTypes = ["ReportBatchItemFailures"],
            ScalingConfig = new EventSourceMappingScalingConfigArgs { MaximumConcurrency = trigger.ConcurrencyMax },
        }, Mine);
        RegisterOutputs();
    }
}
