using System.Text.Json;
using Ecommerce.Local.Emulators;

namespace Ecommerce.Local.Tracing;

/// <summary>What a call to AWS is about: the tables, indexes and queues that its body names, each once.</summary>
internal static class CallSubject
{
    private const int NamesMax = 4;

    public static string Of(AwsCall call)
    {
        var names = new List<string>();
        try
        {
            var reader = new Utf8JsonReader(call.Body.Span);
            while (names.Count < NamesMax && reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName
                    || !(reader.ValueTextEquals("TableName"u8) || reader.ValueTextEquals("IndexName"u8)
                        || reader.ValueTextEquals("QueueUrl"u8)))
                {
                    continue;
                }

                reader.Read();
                if (reader.TokenType == JsonTokenType.String && reader.GetString() is { } name && !names.Contains(name))
                {
                    names.Add(name);
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, or not UTF-8: the emulator has said so.
        }

        return string.Join(", ", names);
    }

    /// <summary>The error's short name in an answer of a JSON protocol; its status where there is none.</summary>
    public static string OutcomeOf(AwsReply reply)
    {
        if (reply.Status < 300)
        {
            return "ok";
        }

        try
        {
            using var body = JsonDocument.Parse(reply.Body);
            var type = body.RootElement.TryGetProperty("__type", out var named) ? named.GetString() : null;
            return type is null ? $"{reply.Status}" : type[(type.LastIndexOf('#') + 1)..];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return $"{reply.Status}";
        }
    }
}
