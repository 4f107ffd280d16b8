using System.Text;
using System.Text.Json;
using Ecommerce.Local.Emulators.Patterns;

namespace Ecommerce.Local.Emulators.Sns;

/// <summary>What of a message a filter policy looks at.</summary>
internal enum FilterScope
{
    MessageAttributes,
    MessageBody,
}

/// <summary>
/// Which messages a subscription gets. It is written in EventBridge's language; only its bounds are SNS's own.
/// https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
/// https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html
/// </summary>
internal sealed class FilterPolicy
{
    private const string Or = "$or";

    // AWS does not repeat a text that is no JSON at all.
    private const string Redacted = "REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled)";

    private readonly EventPattern _pattern;
    private readonly FilterScope _scope;

    private FilterPolicy(EventPattern pattern, FilterScope scope) => (_pattern, _scope) = (pattern, scope);

    /// <param name="place">What a refusal puts before its words.</param>
    public static FilterPolicy Parse(string text, FilterScope scope, string place = "")
    {
        if (Encoding.UTF8.GetByteCount(text) > SnsLimits.FilterPolicyBytesMax)
        {
            throw SnsException.Invalid($"{place}FilterPolicy: Filter policy is too large");
        }

        try
        {
            CheckBounds(text, scope, place);
            return new(EventPattern.Parse(text), scope);
        }
        catch (InvalidPatternException error)
        {
            throw SnsException.Invalid($"{place}FilterPolicy: {error.Message}");
        }
    }

    public bool Matches(Message message)
    {
        if (_scope == FilterScope.MessageAttributes)
        {
            using var attributes = JsonDocument.Parse(FilteredAttributes.Of(message.Attributes));
            return _pattern.Matches(attributes.RootElement);
        }

        try
        {
            using var body = JsonDocument.Parse(message.Text);
            return body.RootElement.ValueKind == JsonValueKind.Object && _pattern.Matches(body.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void CheckBounds(string text, FilterScope scope, string place)
    {
        using var json = Open(text, place);
        if (json.RootElement.ValueKind != JsonValueKind.Object)
        {
            return; // The pattern's own parser says what is wrong with it.
        }

        if (json.RootElement.EnumerateObject().Count() > SnsLimits.FilterPolicyKeysMax)
        {
            throw SnsException.Invalid(
                $"{place}FilterPolicy: Filter policy can not have more than {SnsLimits.FilterPolicyKeysMax} keys");
        }

        if (Combinations(json.RootElement, depth: 1, before: 1) > SnsLimits.FilterPolicyCombinationsMax)
        {
            throw SnsException.Invalid($"{place}FilterPolicy: Filter policy is too complex");
        }

        if (scope == FilterScope.MessageAttributes && IsNested(json.RootElement))
        {
            EventPattern.Parse(text);
            throw SnsException.Invalid($"{place}Filter policy scope MessageAttributes does not support nested filter policy");
        }
    }

    private static JsonDocument Open(string text, string place)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            try
            {
                EventPattern.Parse(text);
            }
            catch (InvalidPatternException error)
            {
                var words = error.Message.Replace($"(String)\"{text}\"", Redacted, StringComparison.Ordinal);
                throw SnsException.Invalid($"{place}FilterPolicy: failed to parse JSON. {words}");
            }

            throw SnsException.Invalid($"{place}FilterPolicy: failed to parse JSON.");
        }
    }

    // Each array's values count times its depth, and all arrays are multiplied; of the branches of $or, the sums are.
    private static double Combinations(JsonElement part, int depth, double before)
    {
        var all = before;
        foreach (var member in part.EnumerateObject())
        {
            all = member.Value.ValueKind switch
            {
                JsonValueKind.Object => Combinations(member.Value, depth + 1, all),
                JsonValueKind.Array when member.Name == Or => member.Value.EnumerateArray()
                    .Where(branch => branch.ValueKind == JsonValueKind.Object).Sum(branch => Combinations(branch, depth, all)),
                JsonValueKind.Array => all * member.Value.GetArrayLength() * depth,
                _ => all,
            };
        }

        return all;
    }

    private static bool IsNested(JsonElement part) => part.EnumerateObject().Any(member => member.Value.ValueKind switch
    {
        JsonValueKind.Object => true,
        JsonValueKind.Array when member.Name == Or =>
            member.Value.EnumerateArray().Any(branch => branch.ValueKind == JsonValueKind.Object && IsNested(branch)),
        _ => false,
    });
}
