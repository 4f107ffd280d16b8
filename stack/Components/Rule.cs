using Ecommerce.Topology;
using Pulumi.Aws.CloudWatch.Inputs;
using CloudWatch = Pulumi.Aws.CloudWatch;

namespace Ecommerce.Stack.Components;

/// <summary>A rule of the bus and the queue that it fills.</summary>
public sealed class Rule : ShopComponent
{
    public Rule(RuleSpec spec, Bus bus, Queue target, DeadLetter dead, StackContext context)
        : base("Rule", spec, context)
    {
        var rule = new CloudWatch.EventRule(spec.Name, new()
        {
            Name = spec.NameIn(context.Place),
            EventBusName = bus.Name,
            EventPattern = EventPattern.Of(spec),
        }, Mine);
        _ = new CloudWatch.EventTarget(spec.Name, new()
        {
            Rule = rule.Name,
            EventBusName = bus.Name,
            TargetId = spec.DeployedAs,
            Arn = target.Arn,
            RetryPolicy = new EventTargetRetryPolicyArgs
            {
                MaximumRetryAttempts = RuleSpec.RetriesMax,
                MaximumEventAgeInSeconds = (int)RuleSpec.AgeMax.TotalSeconds,
            },
            DeadLetterConfig = new EventTargetDeadLetterConfigArgs { Arn = dead.Arn },
        }, Mine);
        RegisterOutputs();
    }
}
