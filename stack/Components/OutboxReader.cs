using Ecommerce.Topology;
using Pulumi.Aws.Lambda.Inputs;
using Lambda = Pulumi.Aws.Lambda;

namespace Ecommerce.Stack.Components;

/// <summary>What leads a table's outbox to its function, from the oldest record on that the stream still has.</summary>
public sealed class OutboxReader : ShopComponent
{
    public OutboxReader(FunctionSpec spec, StreamTrigger trigger, Table table, DeadLetter dead, Function function, StackContext context)
        : base("OutboxReader", spec, context)
    {
        _ = new Lambda.EventSourceMapping(spec.Name, new()
        {
            EventSourceArn = table.StreamArn,
            FunctionName = function.LiveArn,
            StartingPosition = "TRIM_HORIZON",
            BatchSize = trigger.BatchMax,
            BisectBatchOnFunctionError = true,
            FunctionResponseTypes = ["ReportBatchItemFailures"],
            MaximumRetryAttempts = trigger.RetriesMax,
            MaximumRecordAgeInSeconds = (int)trigger.RecordAgeMax.TotalSeconds,
            FilterCriteria = new EventSourceMappingFilterCriteriaArgs
            {
                Filters = [new EventSourceMappingFilterCriteriaFilterArgs { Pattern = EventPattern.OfOutbox }],
            },
            DestinationConfig = new EventSourceMappingDestinationConfigArgs
            {
                OnFailure = new EventSourceMappingDestinationConfigOnFailureArgs { DestinationArn = dead.Arn },
            },
        }, Mine);
        RegisterOutputs();
    }
}
