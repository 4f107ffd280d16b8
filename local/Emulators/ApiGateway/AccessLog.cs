using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

namespace Ecommerce.Local.Emulators.ApiGateway;

/// <summary>One request that was answered, as the console shows it.</summary>
/// <param name="Path">Without the query, which may carry what is nobody's business.</param>
/// <param name="Operation">Empty when no route was found.</param>
/// <param name="Reason">Why the gateway refused; empty when a function answered.</param>
public sealed record AccessRecord(
    DateTimeOffset At, string Method, string Path, string Operation, int Status, TimeSpan Duration, string RequestId, string Reason)
{
    /// <summary>The X-Ray header that the request was given.</summary>
    public string TraceId { get; init; } = "";
}

/// <summary>Writes a line per request and remembers the last ones.</summary>
internal sealed class AccessLog(TextWriter to)
{
    private readonly ConcurrentQueue<AccessRecord> _recent = new();
    private readonly TextWriter _to = TextWriter.Synchronized(to);

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<AccessRecord> Recent => [.. _recent];

    public void Add(AccessRecord record)
    {
        _recent.Enqueue(record);
        while (_recent.Count > GatewayLimits.RecentRequestsMax)
        {
            _recent.TryDequeue(out _);
        }

        if (to != TextWriter.Null)
        {
            _to.WriteLine(Line(record));
        }
    }

    private static string Line(AccessRecord record)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("time", record.At);
            json.WriteString("requestId", record.RequestId);
            json.WriteString("method", record.Method);
            json.WriteString("path", record.Path);
            json.WriteString("operation", record.Operation);
            json.WriteNumber("status", record.Status);
            json.WriteNumber("durationMs", Math.Round(record.Duration.TotalMilliseconds, 3));
            if (record.Reason.Length > 0)
            {
                json.WriteString("reason", record.Reason);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
