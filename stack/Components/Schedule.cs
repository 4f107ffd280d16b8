using Ecommerce.Topology;
using Pulumi.Aws.Iam;
using Pulumi.Aws.Lambda.Inputs;
using Pulumi.Aws.Scheduler.Inputs;
using Lambda = Pulumi.Aws.Lambda;
using Scheduler = Pulumi.Aws.Scheduler;

namespace Ecommerce.Stack.Components;

/// <summary>
/// A schedule with a role of its own. Two may fail, and both put aside in the same place: Scheduler, which hands a round to Lambda, and the
/// function, which Lambda then runs.
/// </summary>
public sealed class Schedule : ShopComponent
{
    public Schedule(
        FunctionSpec spec, OperationSpec operation, ScheduleTrigger trigger, DeadLetter dead, Function function, StackContext context)
        : base("Schedule", spec, context)
    {
        var (place, ageMaxSeconds) = (context.Place, (int)trigger.AgeMax.TotalSeconds);
        var own = $"{spec.Name}-schedule";
        var role = ServiceRole.OfScheduler(own, $"Wakes {spec.NameIn(place)}", place, Mine);
        var policy = new RolePolicy(own, new() { Role = role.Id, Policy = IamPolicy.Of(trigger.RoleGrants(operation), place) }, Mine);
        var failures = new Lambda.FunctionEventInvokeConfig(spec.Name, new()
        {
            FunctionName = function.Name,
            Qualifier = function.Alias,
            MaximumRetryAttempts = trigger.RetriesMax,
            MaximumEventAgeInSeconds = ageMaxSeconds,
            DestinationConfig = new FunctionEventInvokeConfigDestinationConfigArgs
            {
                OnFailure = new FunctionEventInvokeConfigDestinationConfigOnFailureArgs { Destination = dead.Arn },
            },
        }, Mine);
        _ = new Scheduler.Schedule(spec.Name, new()
        {
            Name = spec.NameIn(place),
            ScheduleExpression = trigger.Expression,
            FlexibleTimeWindow = new ScheduleFlexibleTimeWindowArgs { Mode = "OFF" },
            Target = new ScheduleTargetArgs
            {
                Arn = function.LiveArn,
                RoleArn = role.Arn,
                RetryPolicy = new ScheduleTargetRetryPolicyArgs
                {
                    MaximumRetryAttempts = trigger.RetriesMax,
                    MaximumEventAgeInSeconds = ageMaxSeconds,
                },
                DeadLetterConfig = new ScheduleTargetDeadLetterConfigArgs { Arn = dead.Arn },
            },
        }, After(policy, failures));
        RegisterOutputs();
    }
}
