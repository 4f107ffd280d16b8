using System.Globalization;
using System.Text.Json;

namespace Ecommerce.Aws.Sqs;

/// <summary>Reads answers as the API reference of SQS (2012-11-05) spells them; unknown members are passed over.</summary>
internal static class SqsAnswers
{
    /// <summary>What reading an answer that is not SQS's throws.</summary>
    public static bool IsUnreadable(Exception error) => error is JsonException or InvalidDataException or InvalidOperationException;

    public static Failure Unreadable(AwsAnswer answer, Exception cause) =>
        new(AwsErrorCodes.Unreadable, "This is not what SQS answers", FailureKind.Final) { Status = answer.Status, Cause = cause };

    public static string MessageIdOf(AwsAnswer answer)
    {
        var reader = Open(answer);
        while (NextMember(ref reader))
        {
            if (reader.ValueTextEquals("MessageId"u8))
            {
                return TextOf(ref reader);
            }

            SkipValue(ref reader);
        }

        throw new InvalidDataException("A message that was taken has an id");
    }

    /// <param name="count">Messages of the batch: a failure of another is not believed.</param>
    public static List<SendFailure> FailuresOf(AwsAnswer answer, int count)
    {
        var failures = new List<SendFailure>();
        var reader = Open(answer);
        while (NextMember(ref reader))
        {
            if (!reader.ValueTextEquals("Failed"u8))
            {
                SkipValue(ref reader);
                continue;
            }

            Expect(reader.Read() && reader.TokenType is JsonTokenType.StartArray);
            while (reader.Read() && reader.TokenType is JsonTokenType.StartObject)
            {
                failures.Add(FailureOf(ref reader, count));
            }
        }

        return failures;
    }

    private static SendFailure FailureOf(ref Utf8JsonReader reader, int count)
    {
        var (index, code, message, isOurs) = (-1, "", "", false);
        while (NextMember(ref reader))
        {
            if (reader.ValueTextEquals("Id"u8))
            {
                Expect(int.TryParse(TextOf(ref reader), NumberStyles.None, CultureInfo.InvariantCulture, out index));
            }
            else if (reader.ValueTextEquals("Code"u8))
            {
                code = TextOf(ref reader);
            }
            else if (reader.ValueTextEquals("Message"u8))
            {
                message = TextOf(ref reader);
            }
            else if (reader.ValueTextEquals("SenderFault"u8))
            {
                reader.Read();
                isOurs = reader.GetBoolean();
            }
            else
            {
                SkipValue(ref reader);
            }
        }

        Expect(index >= 0 && index < count);
        return new SendFailure(index, code, message, isOurs);
    }

    private static Utf8JsonReader Open(AwsAnswer answer)
    {
        var reader = new Utf8JsonReader(answer.Body.Span, new JsonReaderOptions { MaxDepth = AwsLimits.JsonDepthMax });
        Expect(reader.Read() && reader.TokenType is JsonTokenType.StartObject);
        return reader;
    }

    private static bool NextMember(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType is JsonTokenType.PropertyName;

    private static void SkipValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    private static string TextOf(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString() ?? "";
    }

    private static void Expect(bool isSo)
    {
        if (!isSo)
        {
            throw new InvalidDataException("This is not what SQS answers");
        }
    }
}
