using System.Globalization;
using System.Text.Json;
using Ecommerce.Local.Emulators.DynamoDb;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>Why something was given up.</summary>
/// <param name="Condition">In Lambda's words.</param>
/// <param name="Invokes">How often it was handed out, about.</param>
/// <param name="Last">How the last time ended; null: it was not handed out.</param>
internal sealed record Failure(string Condition, int Invokes, InvokeResult? Last);

/// <summary>
/// What a destination is told of what was given up. Of a stream it is only told where the records are: they stay there for their day.
/// https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
/// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
/// </summary>
internal static class FailureRecord
{
    public const string RetriesOfRecordExhausted = "RetryAttemptsExhausted";
    public const string RecordTooOld = "RecordAgeExceeded";
    public const string RetriesOfEventExhausted = "RetriesExhausted";
    public const string EventTooOld = "EventAgeExceeded";

    public static ReadOnlyMemory<byte> OfStream(
        StreamMapping mapping, string shardId, IReadOnlyList<StreamRecord> records, Failure failure, DateTimeOffset now) =>
        Json.WriteObject(json =>
        {
            WriteContext(json, mapping.Function.Arn, failure);
            WriteResponse(json, failure);
            WriteHead(json, now);
            json.WriteStartObject("DDBStreamBatchInfo"u8);
            json.WriteString("shardId"u8, shardId);
            json.WriteString("startSequenceNumber"u8, records[0].SequenceNumber);
            json.WriteString("endSequenceNumber"u8, records[^1].SequenceNumber);
            json.WriteString("approximateArrivalOfFirstRecord"u8, Text(records[0].Created, "yyyy-MM-dd'T'HH:mm:ss'Z'"));
            json.WriteString("approximateArrivalOfLastRecord"u8, Text(records[^1].Created, "yyyy-MM-dd'T'HH:mm:ss'Z'"));
            json.WriteNumber("batchSize"u8, records.Count);
            json.WriteString("streamArn"u8, mapping.StreamArn);
            json.WriteEndObject();
        });

    /// <summary>Of an event that Lambda handed out asynchronously.</summary>
    public static ReadOnlyMemory<byte> OfEvent(string functionArn, ReadOnlyMemory<byte> @event, Failure failure, DateTimeOffset now) =>
        Json.WriteObject(json =>
        {
            WriteHead(json, now);
            WriteContext(json, functionArn, failure);
            json.WriteStored("requestPayload"u8, @event.Span);
            WriteResponse(json, failure);
            if (PayloadOf(failure.Last) is { } payload)
            {
                json.WriteStored("responsePayload"u8, payload.Span);
            }
        });

    private static void WriteHead(Utf8JsonWriter json, DateTimeOffset now)
    {
        json.WriteString("version"u8, "1.0"u8);
        json.WriteString("timestamp"u8, Text(now, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
    }

    private static void WriteContext(Utf8JsonWriter json, string functionArn, Failure failure)
    {
        json.WriteStartObject("requestContext"u8);
        json.WriteString("requestId"u8, Guid.CreateVersion7().ToString());
        json.WriteString("functionArn"u8, functionArn);
        json.WriteString("condition"u8, failure.Condition);
        json.WriteNumber("approximateInvokeCount"u8, failure.Invokes);
        json.WriteEndObject();
    }

    private static void WriteResponse(Utf8JsonWriter json, Failure failure)
    {
        if (failure.Last is null)
        {
            return;
        }

        json.WriteStartObject("responseContext"u8);
        json.WriteNumber("statusCode"u8, 200);
        json.WriteString("executedVersion"u8, "$LATEST"u8);
        if (failure.Last is not InvokeResult.Succeeded)
        {
            json.WriteString("functionError"u8, "Unhandled"u8);
        }

        json.WriteEndObject();
    }

    private static ReadOnlyMemory<byte>? PayloadOf(InvokeResult? result) => result switch
    {
        InvokeResult.Failed failed => failed.Payload,
        InvokeResult.TimedOut timedOut => timedOut.Payload,
        _ => null,
    };

    private static string Text(DateTimeOffset time, string format) => time.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
}
