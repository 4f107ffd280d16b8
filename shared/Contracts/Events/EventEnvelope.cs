using System.Buffers;
using System.Text;
using System.Text.Json;
using Ecommerce.Kernel;

namespace Ecommerce.Contracts.Events;

/// <summary>The id of one event; also that of its outbox row, so that a consumer can tell a repetition.</summary>
public readonly record struct EventId(string Text) : IId<EventId>
{
    public static string Prefix => "evt";

    public static EventId Of(string text) => new(text);

    public override string ToString() => Text;
}

/// <summary>What is said of an event besides its data. It becomes the CloudEvents 1.0 attributes in <c>detail.metadata</c>.</summary>
/// <param name="Subject">The id of what it happened to.</param>
/// <param name="Sequence">
/// What consumers order the subject's events of this type by; null where any order gives the same result, as with movements that add up.
/// </param>
/// <param name="CorrelationId">The undertaking that it is part of: whatever follows from one request bears that request's.</param>
/// <param name="Actor">Who caused it: <c>admin:&lt;sub&gt;</c>, <c>customer:&lt;sub&gt;</c> or <c>system:&lt;service&gt;</c>.</param>
public sealed record EventMetadata(EventId Id, string Subject, long? Sequence, DateTimeOffset Time, string CorrelationId, string Actor)
{
    /// <summary>The event that this one follows from; null where a person's request or the clock caused it.</summary>
    public EventId? CausationId { get; init; }

    /// <summary>The W3C trace context of the request that caused it, where there was one.</summary>
    public string? TraceParent { get; init; }
}

/// <summary>The <c>detail</c> of an event on the bus: our own metadata, since EventBridge's id and time change on a replay.</summary>
public static class EventEnvelope
{
    /// <summary>The detail as JSON text.</summary>
    public static string Write<T>(EventMetadata metadata, T data, Action<Utf8JsonWriter, T> write) where T : IEvent
    {
        var buffer = new ArrayBufferWriter<byte>(1_024);
        using var json = new Utf8JsonWriter(buffer, JsonTextEncoder.WriterOptions);
        json.WriteStartObject();
        json.WriteStartObject("metadata"u8);
        json.WriteString("specversion"u8, "1.0"u8);
        json.WriteString("id"u8, metadata.Id.Text);
        json.WriteString("type"u8, T.Event.Name);
        json.WriteString("source"u8, T.Event.Source);
        json.WriteString("subject"u8, metadata.Subject);
        json.WriteString("time"u8, Timestamp.Format(metadata.Time));
        json.WriteString("dataschema"u8, T.Event.Schema);
        if (metadata.Sequence is { } sequence)
        {
            json.WriteNumber("sequence"u8, sequence);
        }

        json.WriteString("correlationid"u8, metadata.CorrelationId);
        if (metadata.CausationId is { } heard)
        {
            json.WriteString("causationid"u8, heard.Text);
        }

        if (metadata.TraceParent is { } trace)
        {
            json.WriteString("traceparent"u8, trace);
        }

        json.WriteString("actor"u8, metadata.Actor);
        json.WriteEndObject();
        json.WritePropertyName("data"u8);
        write(json, data);
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
