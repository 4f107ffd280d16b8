using System.Globalization;
using System.Text.Json;
using Ecommerce.Kernel;

namespace Ecommerce.Lambda;

/// <summary>
/// One JSON object a line. Never give it a body, a token or a name of a person: what is logged is read by more people than the
/// table it came from.
/// </summary>
public sealed class Log : IDisposable
{
    private const string Cut = "…[cut]";

    private readonly LineOutput _output;
    private readonly TimeProvider _clock;
    private readonly string _service;
    private readonly string _function;
    private readonly LogLevel _least;
    private readonly ByteBuffer _line = new();
    private readonly Utf8JsonWriter _json;

    internal Log(LineOutput output, TimeProvider clock, string service, string function, LogLevel least)
    {
        (_output, _clock, _service, _function, _least) = (output, clock, service, function, least);
        _json = new(_line, new JsonWriterOptions { Encoder = JsonTextEncoder.Instance, SkipValidation = true });
    }

    internal InvocationScope? Scope { get; set; }

    /// <summary>For whoever traces a single request; off unless <c>LOG_LEVEL</c> is <c>debug</c>.</summary>
    /// <param name="eventName">Kebab-case, stable: queries and alarms name it.</param>
    /// <param name="fields">At most <see cref="LambdaLimits.LogFieldsMax"/>.</param>
    public void Debug(string eventName, params ReadOnlySpan<LogField> fields) => Write(LogLevel.Debug, eventName, null, fields);

    /// <summary>Something the business would tell: <c>product-created</c>.</summary>
    /// <inheritdoc cref="Debug"/>
    public void Info(string eventName, params ReadOnlySpan<LogField> fields) => Write(LogLevel.Info, eventName, null, fields);

    /// <summary>It went well in the end, but somebody should know.</summary>
    /// <inheritdoc cref="Debug"/>
    public void Warn(string eventName, params ReadOnlySpan<LogField> fields) => Write(LogLevel.Warn, eventName, null, fields);

    /// <summary>Somebody has to act.</summary>
    /// <param name="eventName">Kebab-case, stable.</param>
    /// <param name="exception">Logged with its type, message and stack trace; null for none.</param>
    /// <param name="fields">At most <see cref="LambdaLimits.LogFieldsMax"/>.</param>
    public void Error(string eventName, Exception? exception, params ReadOnlySpan<LogField> fields) =>
        Write(LogLevel.Error, eventName, exception, fields);

    public void Dispose() => _json.Dispose();

    private void Write(LogLevel level, string eventName, Exception? exception, ReadOnlySpan<LogField> fields)
    {
        if (level < _least)
        {
            return;
        }

        _line.Clear();
        _json.Reset(_line);
        _json.WriteStartObject();
        WriteContext(level, eventName);
        if (exception is not null)
        {
            WriteText("errorType", exception.GetType().FullName, LambdaLimits.LogTextCharsMax);
            WriteText("errorMessage", exception.Message, LambdaLimits.LogTextCharsMax);
            WriteText("stackTrace", exception.ToString(), LambdaLimits.LogStackTraceCharsMax);
        }

        WriteFields(fields);
        _json.WriteEndObject();
        _json.Flush();
        _line.Write("\n"u8);
        _output.Write(_line.Span);
    }

    private void WriteContext(LogLevel level, string eventName)
    {
        Span<char> timestamp = stackalloc char[24];
        _clock.GetUtcNow().UtcDateTime.TryFormat(
            timestamp, out var length, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        _json.WriteString("timestamp"u8, timestamp[..length]);
        _json.WriteString("level"u8, Name(level));
        _json.WriteString("event"u8, eventName);
        _json.WriteString("service"u8, _service);
        _json.WriteString("function"u8, _function);
        if (Scope is not { } scope)
        {
            return;
        }

        _json.WriteString("requestId"u8, scope.RequestId);
        if (!ReferenceEquals(scope.RequestId, scope.InvocationId))
        {
            _json.WriteString("invocationId"u8, scope.InvocationId);
        }

        WriteKnown("correlationId", scope.CorrelationId);
        WriteKnown("messageId", scope.MessageId);
        WriteKnown("eventId", scope.EventId);
        WriteKnown("traceId", scope.TraceId);
        WriteKnown("clientTraceId", scope.ClientTraceId);

        _json.WriteBoolean("coldStart"u8, scope.ColdStart);
    }

    private void WriteKnown(string name, string? value)
    {
        if (value is not null)
        {
            _json.WriteString(name, value);
        }
    }

    private void WriteFields(ReadOnlySpan<LogField> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            // A character is at most six bytes as JSON; the rest of the budget must hold the next field whatever it is.
            var room = LambdaLimits.LogLineBytesMax - _json.BytesCommitted - _json.BytesPending;
            if (i == LambdaLimits.LogFieldsMax || room < 6 * (LambdaLimits.LogTextCharsMax + fields[i].Name.Length))
            {
                _json.WriteNumber("fieldsCut"u8, fields.Length - i);
                return;
            }

            WriteField(fields[i]);
        }
    }

    private void WriteField(LogField field)
    {
        switch (field.Kind)
        {
            case LogKind.Text:
                WriteText(field.Name, field.Text, LambdaLimits.LogTextCharsMax);
                break;
            case LogKind.Number:
                _json.WriteNumber(field.Name, field.Number);
                break;
            case LogKind.Real when double.IsFinite(field.Real):
                _json.WriteNumber(field.Name, field.Real);
                break;
            case LogKind.Real:
                _json.WriteNull(field.Name); // JSON has no infinity (RFC 8259, section 6).
                break;
            case LogKind.Truth:
                _json.WriteBoolean(field.Name, field.Number != 0);
                break;
        }
    }

    private void WriteText(string name, string? text, int charsMax)
    {
        if (text is null || text.Length <= charsMax)
        {
            _json.WriteString(name, text);
        }
        else
        {
            _json.WriteString(name, string.Concat(text.AsSpan(0, charsMax - Cut.Length), Cut));
        }
    }

    private static ReadOnlySpan<byte> Name(LogLevel level) => level switch
    {
        LogLevel.Debug => "debug"u8,
        LogLevel.Info => "info"u8,
        LogLevel.Warn => "warn"u8,
        LogLevel.Error => "error"u8,
    };
}
