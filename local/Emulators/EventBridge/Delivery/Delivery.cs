using System.Globalization;

namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>An event on its way to one target, as it was when the event came.</summary>
internal sealed record Delivery(long Id, string RuleArn, EventTarget Target, ReadOnlyMemory<byte> Event, DateTimeOffset Ingested)
{
    public string? TraceHeader { get; init; }

    /// <summary>Attempts that failed.</summary>
    public int Attempts { get; init; }

    public string ErrorCode { get; init; } = "";

    public string ErrorMessage { get; init; } = "";

    /// <summary>No attempt will follow; what is left is to bury it.</summary>
    public bool IsDead { get; init; }

    /// <summary>Which limit of the retry policy ended the attempts; null: another attempt would have made no sense.</summary>
    public string? ExhaustedCondition { get; init; }

    public string RuleName => RuleArn[(RuleArn.LastIndexOf('/') + 1)..];

    /// <summary>
    /// What a dead letter says of itself.
    /// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html#eb-dlq-attributes
    /// </summary>
    public IReadOnlyDictionary<string, string> Epitaph
    {
        get
        {
            var attributes = new Dictionary<string, string>
            {
                ["RULE_ARN"] = RuleArn,
                ["TARGET_ARN"] = Target.Arn,
                ["ERROR_CODE"] = ErrorCode,
                ["ERROR_MESSAGE"] = ErrorMessage,
                ["RETRY_ATTEMPTS"] = Math.Max(Attempts - 1, 0).ToString(CultureInfo.InvariantCulture),
            };
            if (ExhaustedCondition is { } condition)
            {
                attributes["EXHAUSTED_RETRY_CONDITION"] = condition;
            }

            return attributes;
        }
    }
}
