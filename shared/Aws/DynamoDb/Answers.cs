using System.Text.Json;

namespace Ecommerce.Aws.DynamoDb;

/// <summary>Reads answers as the API reference of DynamoDB (2012-08-10) spells them; unknown members are passed over.</summary>
internal static class Answers
{
    public static readonly Failure StillUnprocessed =
        new("UnprocessedKeys", "DynamoDB left keys unprocessed until the retries were over", FailureKind.Throttle);

    /// <summary>What reading an answer that is not DynamoDB's throws.</summary>
    public static bool IsUnreadable(Exception error) => error is JsonException or InvalidDataException or InvalidOperationException;

    public static Failure Unreadable(AwsAnswer answer, Exception cause) =>
        new(AwsErrorCodes.Unreadable, "This is not what DynamoDB answers", FailureKind.Final) { Status = answer.Status, Cause = cause };

    /// <summary>A bug in the request, which only the transaction's cancellation told.</summary>
    public static Failure Unhandled(string code) => new(code, "It cancelled the transaction", FailureKind.Final) { Status = 400 };

    public static WriteOutcome OutcomeOf(AwsAnswer answer) => answer.ErrorCode is null
        ? WriteOutcome.Done(ItemOf(answer, "Attributes"u8))
        : WriteOutcome.ConditionFailed(ItemOf(answer, "Item"u8));

    /// <summary>The item in the member of this name; null when there is none.</summary>
    public static Item? ItemOf(AwsAnswer answer, ReadOnlySpan<byte> member)
    {
        var reader = Open(answer);
        while (NextMember(ref reader))
        {
            if (reader.ValueTextEquals(member))
            {
                reader.Read();
                return ItemParser.Parse(answer.Body, ref reader, parent: null);
            }

            SkipValue(ref reader);
        }

        return null;
    }

    public static QueryPage PageOf(AwsAnswer answer)
    {
        var items = new List<Item>();
        var (count, scanned) = (0, 0);
        Item? lastKey = null;
        var reader = Open(answer);
        while (NextMember(ref reader))
        {
            if (reader.ValueTextEquals("Items"u8))
            {
                AddItems(answer, ref reader, items);
            }
            else if (reader.ValueTextEquals("Count"u8))
            {
                count = IntegerOf(ref reader);
            }
            else if (reader.ValueTextEquals("ScannedCount"u8))
            {
                scanned = IntegerOf(ref reader);
            }
            else if (reader.ValueTextEquals("LastEvaluatedKey"u8))
            {
                reader.Read();
                lastKey = ItemParser.Parse(answer.Body, ref reader, parent: null);
            }
            else
            {
                SkipValue(ref reader);
            }
        }

        return new QueryPage(items, lastKey, count, scanned);
    }

    /// <summary>Adds the table's items; returns the JSON of UnprocessedKeys, empty when all are processed.</summary>
    public static ReadOnlyMemory<byte> BatchOf(AwsAnswer answer, string table, List<Item> items)
    {
        var unprocessed = ReadOnlyMemory<byte>.Empty;
        var reader = Open(answer);
        while (NextMember(ref reader))
        {
            if (reader.ValueTextEquals("Responses"u8))
            {
                AddTable(answer, ref reader, table, items);
            }
            else if (reader.ValueTextEquals("UnprocessedKeys"u8))
            {
                unprocessed = ObjectOf(answer, ref reader);
            }
            else
            {
                SkipValue(ref reader);
            }
        }

        return unprocessed;
    }

    /// <summary>A transaction cancelled only by what passes is worth another attempt. Unreadable ones are the caller's to find.</summary>
    public static FailureKind? Judge(AwsAnswer answer)
    {
        List<CancellationReason> reasons;
        try
        {
            reasons = ReasonsOf(answer);
        }
        catch (Exception error) when (IsUnreadable(error))
        {
            return null;
        }

        if (!reasons.Any(reason => reason.IsPassing) || !reasons.All(reason => reason.IsNone || reason.IsPassing))
        {
            return null;
        }

        return reasons.Any(reason => reason.IsThrottle) ? FailureKind.Throttle : FailureKind.Transient;
    }

    /// <summary>The reasons of a cancelled transaction, in the order of its writes; none for one that is committed.</summary>
    public static List<CancellationReason> ReasonsOf(AwsAnswer answer)
    {
        if (answer.ErrorCode is null)
        {
            return [];
        }

        var reasons = new List<CancellationReason>();
        var reader = Open(answer);
        while (NextMember(ref reader))
        {
            if (reader.ValueTextEquals("CancellationReasons"u8))
            {
                reader.Read();
                while (reader.Read() && reader.TokenType is JsonTokenType.StartObject)
                {
                    reasons.Add(ReasonOf(answer, ref reader));
                }
            }
            else
            {
                SkipValue(ref reader);
            }
        }

        return reasons.Count > 0 ? reasons : throw new InvalidDataException("A cancelled transaction has no reasons");
    }

    private static CancellationReason ReasonOf(AwsAnswer answer, ref Utf8JsonReader reader)
    {
        var code = "None";
        Item? item = null;
        while (NextMember(ref reader))
        {
            if (reader.ValueTextEquals("Code"u8))
            {
                reader.Read();
                code = reader.GetString() ?? code;
            }
            else if (reader.ValueTextEquals("Item"u8))
            {
                reader.Read();
                item = ItemParser.Parse(answer.Body, ref reader, parent: null);
            }
            else
            {
                SkipValue(ref reader);
            }
        }

        return new CancellationReason(code, item);
    }

    private static void AddTable(AwsAnswer answer, ref Utf8JsonReader reader, string table, List<Item> items)
    {
        reader.Read();
        while (NextMember(ref reader))
        {
            if (reader.ValueTextEquals(table))
            {
                AddItems(answer, ref reader, items);
            }
            else
            {
                SkipValue(ref reader);
            }
        }
    }

    private static void AddItems(AwsAnswer answer, ref Utf8JsonReader reader, List<Item> items)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.StartObject)
        {
            items.Add(ItemParser.Parse(answer.Body, ref reader, parent: null));
        }
    }

    /// <summary>The object's JSON; empty when it has no members.</summary>
    private static ReadOnlyMemory<byte> ObjectOf(AwsAnswer answer, ref Utf8JsonReader reader)
    {
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        var json = answer.Body[start..(int)reader.BytesConsumed];
        return json.Span.Contains((byte)'"') ? json : ReadOnlyMemory<byte>.Empty;
    }

    private static Utf8JsonReader Open(AwsAnswer answer)
    {
        var reader = new Utf8JsonReader(answer.Body.Span, DynamoDbJson.ReaderOptions);
        reader.Read();
        return reader.TokenType is JsonTokenType.StartObject ? reader : throw new InvalidDataException("The answer is no object");
    }

    private static bool NextMember(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType is JsonTokenType.PropertyName;

    private static void SkipValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    private static int IntegerOf(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetInt32();
    }
}
