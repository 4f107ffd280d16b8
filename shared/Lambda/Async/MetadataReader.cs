using System.Text.Json;
using Ecommerce.Contracts.Events;
using Ecommerce.Kernel;

namespace Ecommerce.Lambda;

/// <summary>Gathers <c>detail.metadata</c>: CloudEvents 1.0 attributes, of which consumers rely on some.</summary>
internal sealed class MetadataReader
{
    private string? _id;
    private string? _subject;
    private string? _correlationId;
    private string? _causationId;
    private string? _actor;
    private string? _traceParent;
    private DateTimeOffset? _time;
    private long? _sequence;

    public string? Type { get; private set; }

    public string? Source { get; private set; }

    public void Member(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("time"u8))
        {
            reader.Read();
            _time = reader.TokenType is JsonTokenType.String && reader.TryGetDateTimeOffset(out var time) ? time.ToUniversalTime() : null;
            reader.Skip();
        }
        else if (reader.ValueTextEquals("sequence"u8))
        {
            reader.Read();
            _sequence = reader.TokenType is JsonTokenType.Number && reader.TryGetInt64(out var sequence) ? sequence : null;
            reader.Skip();
        }
        else
        {
            Text(ref reader);
        }
    }

    public Result<EventMetadata> Result()
    {
        if (!Id.TryParse<EventId>(_id, out var id))
        {
            return BusEventReader.Missing("/detail/metadata/id");
        }

        if (_subject is not { Length: > 0 })
        {
            return BusEventReader.Missing("/detail/metadata/subject");
        }

        if (_time is not { } time || _actor is not { Length: > 0 })
        {
            return BusEventReader.Missing(_time is null ? "/detail/metadata/time" : "/detail/metadata/actor");
        }

        return _correlationId is { Length: > 0 and <= LambdaLimits.CorrelationIdCharsMax }
            ? new EventMetadata(id, _subject, _sequence, time, _correlationId, _actor)
            {
                CausationId = Id.TryParse<EventId>(_causationId, out var heard) ? heard : null,
                TraceParent = TraceHeader.IsTraceParent(_traceParent) ? _traceParent : null,
            }
            : BusEventReader.Missing("/detail/metadata/correlationid");
    }

    private void Text(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("id"u8))
        {
            _id = BatchReader.Text(ref reader);
        }
        else if (reader.ValueTextEquals("type"u8))
        {
            Type = BatchReader.Text(ref reader);
        }
        else if (reader.ValueTextEquals("source"u8))
        {
            Source = BatchReader.Text(ref reader);
        }
        else if (reader.ValueTextEquals("subject"u8))
        {
            _subject = BatchReader.Text(ref reader);
        }
        else if (reader.ValueTextEquals("correlationid"u8))
        {
            _correlationId = BatchReader.Text(ref reader);
        }
        else if (reader.ValueTextEquals("causationid"u8))
        {
            _causationId = BatchReader.Text(ref reader);
        }
        else if (reader.ValueTextEquals("traceparent"u8))
        {
            _traceParent = BatchReader.Text(ref reader);
        }
        else if (reader.ValueTextEquals("actor"u8))
        {
            _actor = BatchReader.Text(ref reader);
        }
        else
        {
            BatchReader.Skip(ref reader);
        }
    }
}
