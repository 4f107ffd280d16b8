using System.Text.Json;

namespace Ecommerce.Lambda;

/// <summary>The frame that events of batches share: an object whose member <c>Records</c> is a list of objects.</summary>
internal static class BatchReader
{
    /// <summary>Reads one record: expects the reader at its opening brace, leaves it at the closing one.</summary>
    public delegate T ReadRecord<out T>(ref Utf8JsonReader reader);

    /// <summary>The records in their order.</summary>
    /// <exception cref="FormatException">It is no such event, or has more records than Lambda ever hands out at once.</exception>
    public static List<T> Read<T>(ReadOnlySpan<byte> payload, ReadRecord<T> read)
    {
        try
        {
            Utf8JsonReader reader = new(payload);
            return Records(ref reader, read) ?? throw new FormatException("The event is no batch: it has no list Records");
        }
        catch (JsonException error)
        {
            throw new FormatException("The event is not JSON", error);
        }
        catch (InvalidOperationException error)
        {
            // What the reader throws of a string that is no Unicode text.
            throw new FormatException("The event is not JSON in UTF-8", error);
        }
    }

    /// <summary>The next value, where it is a string; null for any other.</summary>
    public static string? Text(ref Utf8JsonReader reader) => ProxyText.String(ref reader);

    /// <summary>Passes over the next value.</summary>
    public static void Skip(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    /// <summary>An id of a record: what the answer names it by, so a record without one cannot be told from the others.</summary>
    public static string Required(string? id, string member, int charsMax) => id is { Length: > 0 } && id.Length <= charsMax
        ? id
        : throw new FormatException($"A record has no {member} of 1 to {charsMax} characters");

    private static List<T>? Records<T>(ref Utf8JsonReader reader, ReadRecord<T> read)
    {
        List<T>? records = null;
        reader.Read();
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            return records;
        }

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var isIt = reader.ValueTextEquals("Records"u8);
            reader.Read();
            if (isIt && reader.TokenType is JsonTokenType.StartArray)
            {
                records = Elements(ref reader, read);
            }
            else
            {
                reader.Skip();
            }
        }

        reader.Read(); // Anything but white space behind the object throws.
        return records;
    }

    private static List<T> Elements<T>(ref Utf8JsonReader reader, ReadRecord<T> read)
    {
        List<T> records = [];
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            if (reader.TokenType is not JsonTokenType.StartObject || records.Count == LambdaLimits.BatchRecordsMax)
            {
                throw new FormatException($"The event is no batch of at most {LambdaLimits.BatchRecordsMax} records that are objects");
            }

            records.Add(read(ref reader));
        }

        return records;
    }
}
