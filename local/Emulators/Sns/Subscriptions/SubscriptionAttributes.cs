using System.Text.Json;

namespace Ecommerce.Local.Emulators.Sns;

/// <summary>
/// What can be set of a subscription, and what it says of itself. A refusal names the call's parameter: Subscribe has them in Attributes,
/// SetSubscriptionAttributes one by one.
/// https://docs.aws.amazon.com/sns/latest/api/API_SetSubscriptionAttributes.html
/// https://docs.aws.amazon.com/sns/latest/api/API_GetSubscriptionAttributes.html
/// </summary>
internal static class SubscriptionAttributes
{
    public const string Raw = "RawMessageDelivery";
    public const string Scope = "FilterPolicyScope";
    public const string Filter = "FilterPolicy";
    public const string Redrive = "RedrivePolicy";

    private const string DeadLetterTarget = "deadLetterTargetArn";

    /// <summary>With an attribute set, or taken away by an empty value; refused where AWS would refuse it.</summary>
    /// <param name="place">What a refusal puts before the attribute's name.</param>
    public static Subscription With(Subscription subscription, string name, string value, string place = "")
    {
        var attributes = subscription.Attributes.ToDictionary(StringComparer.Ordinal);
        if (name is Filter or Redrive && value is "" or "{}")
        {
            attributes.Remove(name);
        }
        else
        {
            attributes[name] = Check(subscription, name, value, place);
        }

        var changed = subscription with { Attributes = attributes };
        if (name is Filter or Scope && changed.Filter is { } filter)
        {
            FilterPolicy.Parse(filter, changed.Scope, place);
        }

        return changed;
    }

    public static string DeadLetterArnIn(string policy)
    {
        using var json = JsonDocument.Parse(policy);
        return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(DeadLetterTarget, out var arn)
            && arn.ValueKind == JsonValueKind.String ? arn.GetString()! : "";
    }

    /// <summary>All that a subscription says of itself. The scope of a filter policy is told only where there is one.</summary>
    public static Dictionary<string, string> Told(Subscription subscription)
    {
        var told = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["SubscriptionArn"] = subscription.Arn,
            ["TopicArn"] = subscription.TopicArn,
            ["Protocol"] = subscription.Protocol,
            ["Endpoint"] = subscription.Endpoint,
            ["Owner"] = LocalAccount.Id,
            ["SubscriptionPrincipal"] = subscription.Principal,
            ["PendingConfirmation"] = "false",
            ["ConfirmationWasAuthenticated"] = "true",
            [Raw] = subscription.IsRaw ? "true" : "false",
        };
        if (subscription.Filter is { } filter)
        {
            (told[Filter], told[Scope]) = (filter, subscription.Scope.ToString());
        }

        if (subscription.Attributes.TryGetValue(Redrive, out var redrive))
        {
            told[Redrive] = redrive;
        }

        return told;
    }

    private static string Check(Subscription subscription, string name, string value, string place) => name switch
    {
        Raw => CheckRaw(subscription, value, place),
        Filter => value,
        Scope => Enum.GetNames<FilterScope>().Contains(value) ? value : throw SnsException.Invalid(
            $"{place}{Scope}: Invalid value [{value}]. Please use either MessageBody or MessageAttributes"),
        Redrive => CheckRedrive(value, place),
        "DeliveryPolicy" or "SubscriptionRoleArn" or "ReplayPolicy" =>
            throw SnsException.Invalid($"{place}{name} Reason: it is not supported by the local SNS"),
        _ => throw SnsException.Invalid($"{place}AttributeName"),
    };

    private static string CheckRaw(Subscription subscription, string value, string place)
    {
        if (!bool.TryParse(value, out var isRaw))
        {
            throw SnsException.Invalid($"{place}{Raw}: Invalid value [{value}]. Must be true or false.");
        }

        if (isRaw && subscription.Protocol != Protocols.Queues)
        {
            throw SnsException.Invalid(
                $"{place}{Raw}: Delivery protocol [{subscription.Protocol}] does not support raw message delivery.");
        }

        return isRaw ? "true" : "false";
    }

    private static string CheckRedrive(string policy, string place)
    {
        string arn;
        try
        {
            arn = DeadLetterArnIn(policy);
        }
        catch (JsonException error)
        {
            throw SnsException.Invalid($"{place}{Redrive}: failed to parse JSON. {error.Message}");
        }

        if (!Protocols.IsArnOf("sqs", arn))
        {
            throw SnsException.Invalid($"{place}{Redrive}: {DeadLetterTarget} is an invalid arn");
        }

        return arn.EndsWith(".fifo", StringComparison.Ordinal)
            ? throw SnsException.Invalid($"{place}{Redrive}: must use a standard queue as DLQ for a subscription to a standard topic")
            : policy;
    }
}
