using System.Globalization;
using Ecommerce.Iam;

namespace Ecommerce.Local.Emulators.Sns;

/// <summary>
/// What can be set of a topic, and what it says of itself. Delivery policies are for HTTP, which nothing is delivered by here; the key is
/// noted, and nothing is encrypted.
/// https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html
/// https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html
/// </summary>
internal static class TopicAttributes
{
    private const string FifoTopic = "FifoTopic";

    private const string EffectiveDeliveryPolicy =
        """
        {"http":{"defaultHealthyRetryPolicy":{"minDelayTarget":20,"maxDelayTarget":20,"numRetries":3,"numMaxDelayRetries":0,
        "numNoDelayRetries":0,"numMinDelayRetries":0,"backoffFunction":"linear"},"disableSubscriptionOverrides":false,
        "defaultRequestPolicy":{"headerContentType":"text/plain; charset=UTF-8"}}}
        """;

    /// <summary>Those that a new topic is given.</summary>
    public static Dictionary<string, string> Read(Form request)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in request.Entries("Attributes"))
        {
            if (name == FifoTopic && value == "false")
            {
                continue; // What it is anyway; AWS does not note it either.
            }

            attributes[name] = Check(name, value, "Attributes Reason: ");
        }

        return attributes;
    }

    /// <summary>Refuses a value that AWS would refuse, and an attribute that means nothing here.</summary>
    /// <param name="place">What a refusal puts before the attribute's name.</param>
    public static string Check(string name, string value, string place = "")
    {
        switch (name)
        {
            case "Policy":
                CheckPolicy(value);
                return value;
            case "DisplayName" or "KmsMasterKeyId":
                return value;
            case "SignatureVersion" when value is "1" or "2":
                return value;
            case "TracingConfig" when value is "PassThrough" or "Active":
                return value;
            case "SignatureVersion" or "TracingConfig":
                throw SnsException.Invalid($"{place}{name}: Invalid value [{value}].");
            case FifoTopic or "ContentBasedDeduplication" or "FifoThroughputScope" or "ArchivePolicy":
                throw SnsException.Invalid($"{place}{name} Reason: the local SNS has standard topics only");
            case "DeliveryPolicy" or "DataProtectionPolicy":
            case var feedback when feedback.Contains("Feedback", StringComparison.Ordinal):
                throw SnsException.Invalid($"{place}{name} Reason: it is not supported by the local SNS");
            default:
                throw SnsException.Invalid($"{place}AttributeName");
        }
    }

    /// <summary>All that a topic says of itself.</summary>
    public static Dictionary<string, string> Told(Topic topic, int subscriptions)
    {
        var told = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Policy"] = DefaultPolicy(topic.Arn),
            ["DisplayName"] = "",
            ["Owner"] = LocalAccount.Id,
            ["TopicArn"] = topic.Arn,
            ["SubscriptionsConfirmed"] = subscriptions.ToString(CultureInfo.InvariantCulture),
            ["SubscriptionsPending"] = "0",
            ["SubscriptionsDeleted"] = "0",
            ["EffectiveDeliveryPolicy"] = EffectiveDeliveryPolicy.ReplaceLineEndings(""),
        };
        foreach (var (name, value) in topic.Attributes)
        {
            told[name] = value;
        }

        return told;
    }

    private static void CheckPolicy(string policy)
    {
        try
        {
            PolicyDocument.Parse(policy, PolicyKind.Resource);
        }
        catch (PolicyFormatException error)
        {
            throw SnsException.Invalid($"Policy Error: {error.Message}");
        }
    }

    // https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html: what a topic has that nobody gave a policy.
    private static string DefaultPolicy(string arn) => $$"""
        {"Version":"2008-10-17","Id":"__default_policy_ID","Statement":[{"Sid":"__default_statement_ID","Effect":"Allow",
        "Principal":{"AWS":"*"},"Action":["SNS:GetTopicAttributes","SNS:SetTopicAttributes","SNS:AddPermission",
        "SNS:RemovePermission","SNS:DeleteTopic","SNS:Subscribe","SNS:ListSubscriptionsByTopic","SNS:Publish"],
        "Resource":"{{arn}}","Condition":{"StringEquals":{"AWS:SourceOwner":"{{LocalAccount.Id}}"} } }]}
        """.ReplaceLineEndings("");
}
