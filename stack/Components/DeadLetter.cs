using Ecommerce.Topology;
using Pulumi;
using Pulumi.Aws.CloudWatch;
using Sqs = Pulumi.Aws.Sqs;

namespace Ecommerce.Stack.Components;

/// <summary>A dead-letter queue, and the alarm that tells as soon as something is in it.</summary>
public sealed class DeadLetter : ShopComponent
{
    private const int PeriodSeconds = 60;

    public DeadLetter(DeadLetterSpec spec, Topic alarms, StackContext context)
        : base("DeadLetter", spec, context)
    {
        var place = context.Place;
        var queue = new Sqs.Queue(spec.Name, new()
        {
            Name = spec.NameIn(place),
            Policy = QueuePolicy.Of(spec, place),
            RedriveAllowPolicy = QueuePolicy.RedriveAllow(spec, place),
            MessageRetentionSeconds = (int)DeadLetterSpec.Retention.TotalSeconds,
            SqsManagedSseEnabled = true,
        }, Mine);
        _ = new MetricAlarm(spec.Name, new()
        {
            Name = spec.NameIn(place),
            AlarmDescription = $"Something failed for good and waits in {spec.NameIn(place)}",
            Namespace = "AWS/SQS",
            MetricName = "ApproximateNumberOfMessagesVisible",
            Dimensions = { ["QueueName"] = queue.Name },
            Statistic = "Maximum",
            Period = PeriodSeconds,
            EvaluationPeriods = 1,
            ComparisonOperator = "GreaterThanThreshold",
            Threshold = 0,
            TreatMissingData = "notBreaching", // SQS stops telling of a queue that nothing happens in.
            AlarmActions = [alarms.Arn],
        }, Mine);
        Arn = queue.Arn;
        RegisterOutputs();
    }

    public Output<string> Arn { get; }
}
