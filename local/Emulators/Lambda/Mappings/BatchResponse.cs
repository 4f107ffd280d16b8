using System.Text.Json;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>
/// What a function answers about a batch: which of its items failed. What cannot be understood is a failure of all.
/// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting
/// https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
/// </summary>
internal static class BatchResponse
{
    /// <summary>Those of the items that failed: none for an answer that names none, all for one that is wrong.</summary>
    public static IReadOnlySet<string> Failed(InvokeResult result, IReadOnlyList<string> items)
    {
        var all = items.ToHashSet(StringComparer.Ordinal);
        return result is InvokeResult.Succeeded { Payload: var payload } && Named(payload) is { } named && named.All(all.Contains)
            ? named
            : all;
    }

    private static HashSet<string>? Named(ReadOnlyMemory<byte> payload)
    {
        if (payload.IsEmpty)
        {
            return [];
        }

        try
        {
            using var answer = JsonDocument.Parse(payload);
            return Named(answer.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null; // No JSON, or a text in it that is no Unicode.
        }
    }

    private static HashSet<string>? Named(JsonElement answer)
    {
        if (answer.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (answer.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (!answer.TryGetProperty("batchItemFailures", out var failures) || failures.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (failures.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var failure in failures.EnumerateArray())
        {
            if (IdOf(failure) is not { Length: > 0 } id)
            {
                return null;
            }

            named.Add(id);
        }

        return named;
    }

    private static string? IdOf(JsonElement failure) =>
        failure.ValueKind == JsonValueKind.Object && failure.TryGetProperty("itemIdentifier", out var id)
            && id.ValueKind == JsonValueKind.String
            ? id.GetString()
            : null;
}
