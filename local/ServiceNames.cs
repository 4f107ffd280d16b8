using System.Collections.Frozen;
using Ecommerce.Local.Cloud;
using Ecommerce.Local.Emulators;

namespace Ecommerce.Local;

/// <summary>Says which service a call is for: by its target, by its path, else by the scope it was signed for.</summary>
internal static class ServiceNames
{
    private static readonly FrozenDictionary<string, string> s_byTarget = new Dictionary<string, string>
    {
        ["DynamoDB_20120810"] = "dynamodb",
        ["DynamoDBStreams_20120810"] = "dynamodb",
        ["AmazonSQS"] = "sqs",
        ["AWSEvents"] = "events",
        ["AWSCognitoIdentityProviderService"] = "cognito-idp",
        ["secretsmanager"] = "secretsmanager",
        ["Logs_20140328"] = "logs",
        [Control.ServiceName] = Control.ServiceName,
    }.ToFrozenDictionary();

    /// <summary>The name in a credential scope; null when nothing in the call says.</summary>
    public static string? Of(AwsCall call)
    {
        if (call.Headers.TryGetValue("x-amz-target", out var target))
        {
            var prefix = target.Split('.')[0];
            return s_byTarget.GetValueOrDefault(prefix, prefix);
        }

        return call.Path.StartsWith("/2015-03-31/", StringComparison.Ordinal) ? "lambda"
            : call.Headers.TryGetValue("authorization", out var header) ? InScope(header, "Credential=")
            : InScope(call.Query.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase), "X-Amz-Credential=");
    }

    // Credential=<key>/<date>/<region>/<service>/aws4_request
    private static string? InScope(string text, string before)
    {
        var at = text.IndexOf(before, StringComparison.Ordinal);
        return at >= 0 && text[(at + before.Length)..].Split('/') is [_, _, _, var service, _, ..] ? service : null;
    }
}
