using System.Globalization;
using System.Text.Json;

namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>
/// Where messages go that were received too often, and how often that is.
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
/// </summary>
internal sealed record RedrivePolicy(string TargetArn, int ReceivesMax)
{
    /// <summary>The attribute that holds it.</summary>
    public const string Name = "RedrivePolicy";

    public static RedrivePolicy Parse(string text)
    {
        try
        {
            var policy = JsonElement.Parse(text);
            var target = policy.TryGetProperty("deadLetterTargetArn", out var arn) && arn.ValueKind == JsonValueKind.String
                ? arn.GetString()!
                : throw SqsException.Invalid("The required parameter 'deadLetterTargetArn' is missing");
            var count = policy.TryGetProperty("maxReceiveCount", out var value)
                ? value.ToString() // AWS takes the number as a text, too.
                : throw SqsException.Invalid("The required parameter 'maxReceiveCount' is missing");
            return int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var max)
                && max is >= 1 and <= SqsLimits.ReceiveCountMax
                ? new(target, max)
                : throw SqsException.Invalid(Name, text,
                    $"Invalid value for maxReceiveCount: {count}, valid values are from 1 to {SqsLimits.ReceiveCountMax} both inclusive.");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw SqsException.Invalid(Name, text, "Redrive policy is not a valid JSON map.");
        }
    }

    /// <summary>Refuses a policy whose dead-letter queue is not there, is of another type, or does not allow this source.</summary>
    public static void Check(Session session, string text, string source, bool isFifo)
    {
        var policy = Parse(text);
        var target = QueueName.OfArn(policy.TargetArn) is { } name ? QueueRows.Find(session, name) : null;
        if (target is null)
        {
            throw SqsException.Invalid(Name, text, "Dead letter target does not exist.");
        }

        if (target.IsFifo != isFifo)
        {
            throw SqsException.Invalid(Name, text, "Dead-letter queue must be same type of queue as the source.");
        }

        if (!RedriveAllowPolicy.Of(target).Allows(QueueName.Arn(source)))
        {
            throw SqsException.Invalid(Name, text, "Dead-letter queue redriveAllowPolicy does not allow the source queue to use it.");
        }
    }
}
