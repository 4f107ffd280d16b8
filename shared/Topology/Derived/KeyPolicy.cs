using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Ecommerce.Topology;

/// <summary>
/// The policy of the customer key: the account administers it, DynamoDB uses it in the name of whoever reads or writes a table, and
/// CloudWatch Logs uses it for log groups of this place, for itself and in the name of whoever writes or reads them (DynamoDB developer
/// guide, "DynamoDB encryption at rest usage notes"; CloudWatch Logs user guide, "Encrypt log data in CloudWatch Logs using AWS Key
/// Management Service").
/// </summary>
public static class KeyPolicy
{
    private static readonly JsonWriterOptions s_indented = new() { Indented = true };

    // Through DynamoDB: to open a table's data key, and, when a table is made, to let DynamoDB go on alone.
    private static readonly string[] s_throughDynamoDb =
        ["kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"];

    private static readonly string[] s_ofLogs = ["kms:Decrypt", "kms:Describe*", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"];

    public static string Of(Place place, bool indented = false)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, indented ? s_indented : default);
        json.WriteStartObject();
        json.WriteString("Version", "2012-10-17");
        json.WriteStartArray("Statement");
        Write(json, "Account", ("AWS", $"arn:aws:iam::{place.Account}:root"), ["kms:*"]);
        Write(json, "ThroughDynamoDb", ("AWS", "*"), s_throughDynamoDb, Through($"dynamodb.{place.Region}.amazonaws.com", place));
        WriteLogs(json, $"logs.{place.Region}.amazonaws.com", place);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteLogs(Utf8JsonWriter json, string logs, Place place)
    {
        const string Group = "kms:EncryptionContext:aws:logs:arn";
        string[] groups = [.. LogGroups.Roots.Select(root => LogGroups.ArnOfAll(root, place))];
        Write(json, "Logs", ("Service", logs), s_ofLogs, new Condition("ArnLike", Group, groups));

        // To describe a key brings no encryption context.
        Write(json, "ThroughLogs", ("AWS", "*"), s_ofLogs, [.. Through(logs, place), new("ArnLikeIfExists", Group, groups)]);
    }

    private static Condition[] Through(string service, Place place) =>
        [new("StringEquals", "kms:CallerAccount", place.Account), new("StringEquals", "kms:ViaService", service)];

    private static void Write(
        Utf8JsonWriter json, string sid, (string Kind, string Name) principal, IReadOnlyList<string> actions,
        params IReadOnlyList<Condition> conditions)
    {
        json.WriteStartObject();
        json.WriteString("Sid", sid);
        json.WriteString("Effect", "Allow");
        json.WriteStartObject("Principal");
        json.WriteString(principal.Kind, principal.Name);
        json.WriteEndObject();
        PolicyJson.WriteList(json, "Action", actions);
        json.WriteString("Resource", "*"); // In a key's own policy: the key.
        PolicyJson.WriteConditions(json, conditions);
        json.WriteEndObject();
    }
}
