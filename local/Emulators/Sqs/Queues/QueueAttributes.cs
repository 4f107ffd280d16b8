using System.Collections.Frozen;
using System.Globalization;
using Ecommerce.Iam;

namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>
/// The attributes that a queue can be given, each with its bounds and default.
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
/// </summary>
internal static class QueueAttributes
{
    public const string FifoQueue = "FifoQueue";
    private const string ManagedSse = "SqsManagedSseEnabled";
    private const string KmsKey = "KmsMasterKeyId";
    private const string KmsReuse = "KmsDataKeyReusePeriodSeconds";

    private static readonly FrozenDictionary<string, (int Least, int Most)> s_numbers = new Dictionary<string, (int, int)>
    {
        ["DelaySeconds"] = (0, SqsLimits.DelaySecondsMax),
        ["MaximumMessageSize"] = (SqsLimits.MessageBytesMaxLeast, SqsLimits.MessageBytesMax),
        ["MessageRetentionPeriod"] = (SqsLimits.RetentionSecondsMin, SqsLimits.RetentionSecondsMax),
        ["ReceiveMessageWaitTimeSeconds"] = (0, SqsLimits.WaitSecondsMax),
        ["VisibilityTimeout"] = (0, SqsLimits.VisibilitySecondsMax),
        [KmsReuse] = (SqsLimits.DataKeyReuseSecondsMin, SqsLimits.DataKeyReuseSecondsMax),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string[]> s_words = new Dictionary<string, string[]>
    {
        [FifoQueue] = ["true"],
        ["ContentBasedDeduplication"] = ["true", "false"],
        ["DeduplicationScope"] = ["queue", "messageGroup"],
        ["FifoThroughputLimit"] = ["perQueue", "perMessageGroupId"],
        [ManagedSse] = ["true", "false"],
    }.ToFrozenDictionary();

    // What the service gives a queue that says nothing; a queue is told all of them by GetQueueAttributes.
    public static FrozenDictionary<string, string> Defaults { get; } = new Dictionary<string, string>
    {
        ["DelaySeconds"] = "0",
        ["MaximumMessageSize"] = SqsLimits.MessageBytesMax.ToString(CultureInfo.InvariantCulture),
        ["MessageRetentionPeriod"] = "345600",
        ["ReceiveMessageWaitTimeSeconds"] = "0",
        ["VisibilityTimeout"] = "30",
        [ManagedSse] = "true",
        ["ContentBasedDeduplication"] = "false",
        ["DeduplicationScope"] = "queue",
        ["FifoThroughputLimit"] = "perQueue",
    }.ToFrozenDictionary();

    public static bool IsOfFifo(string name) =>
        name is FifoQueue or "ContentBasedDeduplication" or "DeduplicationScope" or "FifoThroughputLimit";

    /// <summary>What a queue has after it was given these: an empty policy or key is none.</summary>
    public static Dictionary<string, string> Given(
        IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> given, bool isFifo)
    {
        foreach (var (name, value) in given)
        {
            Check(name, value, isFifo);
        }

        var all = new Dictionary<string, string>(before);
        foreach (var (name, value) in given)
        {
            if (value.Length == 0 || (name == KmsReuse && value == "300"))
            {
                all.Remove(name);
            }
            else
            {
                all[name] = value;
            }
        }

        CheckTogether(all, given);
        return all;
    }

    private static void Check(string name, string value, bool isFifo)
    {
        if (IsOfFifo(name) && !isFifo)
        {
            throw name is "DeduplicationScope" or "FifoThroughputLimit"
                ? SqsException.AttributeName($"You can specify the {name} only when FifoQueue is set to true.")
                : SqsException.UnknownAttribute(name);
        }

        var isValid = name switch
        {
            _ when s_numbers.TryGetValue(name, out var bounds) => IsWithin(value, bounds.Least, bounds.Most),
            _ when s_words.TryGetValue(name, out var words) => words.Contains(value),
            "Policy" => value.Length == 0 || IsPolicy(value),
            RedrivePolicy.Name or RedriveAllowPolicy.Name or KmsKey => true,
            _ => throw SqsException.UnknownAttribute(name),
        };
        if (!isValid)
        {
            throw SqsException.AttributeValue(name, name == FifoQueue ? "Modifying queue type is not supported." : null);
        }
    }

    private static void CheckTogether(Dictionary<string, string> all, IReadOnlyDictionary<string, string> given)
    {
        if (all.ContainsKey(KmsKey))
        {
            if (given.TryGetValue(ManagedSse, out var asked) && asked == "true")
            {
                throw SqsException.AttributeName(
                    "You can use one type of server-side encryption (SSE) at one time. You can either enable KMS SSE or SQS SSE.");
            }

            all[ManagedSse] = "false";
        }

        if (all.GetValueOrDefault("FifoThroughputLimit") == "perMessageGroupId"
            && all.GetValueOrDefault("DeduplicationScope") != "messageGroup")
        {
            throw SqsException.AttributeValue("FifoThroughputLimit", "It needs the DeduplicationScope messageGroup.");
        }
    }

    private static bool IsWithin(string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most;

    private static bool IsPolicy(string value)
    {
        try
        {
            return PolicyDocument.Parse(value, PolicyKind.Resource).Statements.Count > 0;
        }
        catch (PolicyFormatException)
        {
            return false;
        }
    }
}
