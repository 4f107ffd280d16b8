using System.Text.Json;

namespace Ecommerce.Aws.EventBridge;

/// <summary>Reads the answer of PutEvents; unknown members are passed over.</summary>
internal static class PutAnswer
{
    public static Failure Unreadable(AwsAnswer answer) =>
        new(AwsErrorCodes.Unreadable, "This is not what EventBridge answers", FailureKind.Final) { Status = answer.Status };

    /// <summary>The outcomes in the order of the events; null when it is no answer to so many.</summary>
    public static IReadOnlyList<PutOutcome>? Read(AwsAnswer answer, int count)
    {
        try
        {
            var outcomes = EntriesOf(answer.Body.Span, count);
            return outcomes.Count == count && outcomes.TrueForAll(outcome => outcome.IsAccepted || outcome.ErrorCode is not null)
                ? outcomes
                : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static List<PutOutcome> EntriesOf(ReadOnlySpan<byte> body, int count)
    {
        var outcomes = new List<PutOutcome>(count);
        var reader = new Utf8JsonReader(body);
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var isEntries = reader.ValueTextEquals("Entries"u8);
            reader.Read();
            if (!isEntries)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType is JsonTokenType.StartObject)
            {
                outcomes.Add(OutcomeOf(ref reader));
            }
        }

        return outcomes;
    }

    private static PutOutcome OutcomeOf(ref Utf8JsonReader reader)
    {
        string? id = null, code = null, message = null;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("EventId"u8))
            {
                id = TextOf(ref reader);
            }
            else if (reader.ValueTextEquals("ErrorCode"u8))
            {
                code = TextOf(ref reader);
            }
            else if (reader.ValueTextEquals("ErrorMessage"u8))
            {
                message = TextOf(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return code is not null ? PutOutcome.Refused(code, message) : id is not null ? PutOutcome.Accepted(id) : default;
    }

    private static string? TextOf(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString();
    }
}
