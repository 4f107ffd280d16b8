using System.Diagnostics;
using System.Diagnostics.Metrics;
using Ecommerce.Contracts;
using Ecommerce.Contracts.Events;

namespace Ecommerce.Lambda;

/// <summary>
/// Logs, metrics and traces of one instance. It belongs to the thread that works on the instance's invocations; another
/// instance in the same process has its own.
/// </summary>
public sealed class Telemetry : IDisposable
{
    /// <summary>The name of every meter and activity source that is listened to.</summary>
    public const string SourceName = "Ecommerce";

    private readonly TimeProvider _clock;
    private readonly string _function;
    private readonly Metrics _metrics;
    private readonly Traces _traces;
    private readonly Emf _emf;
    private readonly LineOutput _lines;
    private readonly Action _tell;
    private InvocationScope? _scope;
    private bool _warm;

    private Telemetry(Stream output, IReadOnlyDictionary<string, string> environment, TimeProvider clock)
    {
        _clock = clock;
        _function = environment.GetValueOrDefault("AWS_LAMBDA_FUNCTION_NAME", "local");
        var service = environment.GetValueOrDefault(Env.ServiceName, _function);
        _lines = new LineOutput(output);
        Log = new Log(_lines, clock, service, _function, LevelOf(environment.GetValueOrDefault("LOG_LEVEL")));
        _metrics = new Metrics(service);
        _emf = new Emf(_lines, clock);
        _tell = Tell;
        _traces = new Traces(environment.GetValueOrDefault("AWS_XRAY_DAEMON_ADDRESS"));
    }

    /// <summary>The instance's log.</summary>
    public Log Log { get; }

    /// <summary>
    /// Where instruments are made: <c>telemetry.Meter.CreateCounter&lt;long&gt;("OrdersPlaced")</c>. The first use begins to listen,
    /// also to other meters of this name, so ask for it while the function is composed. Tags become CloudWatch dimensions.
    /// </summary>
    public Meter Meter => _metrics.Meter;

    /// <summary>Where activities are started; <c>StartActivity</c> gives null unless X-Ray samples the invocation.</summary>
    public ActivitySource Activities => _traces.Source;

    /// <param name="output">Takes log and metric lines; standard output in Lambda.</param>
    /// <param name="environment">
    /// <c>SERVICE_NAME</c>, <c>AWS_LAMBDA_FUNCTION_NAME</c>, <c>LOG_LEVEL</c> (debug, info, warn, error; info unless set) and
    /// <c>AWS_XRAY_DAEMON_ADDRESS</c> (an IP address and port). All may be missing.
    /// </param>
    /// <param name="clock">Where timestamps and durations come from.</param>
    public static Telemetry Create(Stream output, IReadOnlyDictionary<string, string> environment, TimeProvider clock) =>
        new(output, environment, clock);

    /// <summary>Begins to tell about an invocation; <see cref="Instance"/> calls it.</summary>
    internal void Begin(Invocation invocation)
    {
        var header = TraceHeader.Parse(invocation.TraceHeader);
        _scope = new InvocationScope
        {
            Operation = _function,
            InvocationId = invocation.RequestId,
            RequestId = invocation.RequestId,
            TraceId = header?.Root,
            ColdStart = !_warm,
            Started = _clock.GetTimestamp(),
        };
        _warm = true;
        Log.Scope = _scope;
        _metrics.Begin(_scope);
        _traces.Begin(header, _scope);
    }

    /// <summary>Says what the invocation does, as soon as that is known.</summary>
    /// <param name="operation">Kebab-case; the dimension <c>Operation</c> of its metrics, so one of a small number.</param>
    /// <param name="correlationId">The id of the whole undertaking, from the request or the event; null for none.</param>
    public void Describe(string operation, string? correlationId = null)
    {
        if (_scope is { } scope)
        {
            scope.Operation = operation;
            scope.CorrelationId = correlationId ?? scope.CorrelationId;
        }
    }

    /// <summary>Says which request the invocation answers.</summary>
    internal void Describe(ApiRequest request)
    {
        if (_scope is { } scope)
        {
            scope.RequestId = request.RequestId;
            scope.CorrelationId = request.CorrelationId;
            scope.ClientTraceId = TraceHeader.TraceIdOf(request.Header("traceparent"));
        }
    }

    /// <summary>Says which message of a batch is in hand, of which nothing else is known yet; null: none any more.</summary>
    internal void DescribeMessage(string? messageId)
    {
        if (_scope is { } scope)
        {
            (scope.MessageId, scope.EventId, scope.CorrelationId, scope.ClientTraceId) = (messageId, null, null, null);
        }
    }

    /// <summary>Says which event the message in hand carries.</summary>
    internal void DescribeEvent(EventMetadata metadata)
    {
        if (_scope is { } scope)
        {
            scope.EventId = metadata.Id.Text;
            scope.CorrelationId = metadata.CorrelationId;
            scope.ClientTraceId = TraceHeader.TraceIdOf(metadata.TraceParent);
        }
    }

    /// <summary>How a batch ended: it is counted what there was and what failed of it, which is 0 more often than not.</summary>
    internal void Outcome(int items, int failed)
    {
        if (_scope is { } scope)
        {
            scope.Status = failed == 0 ? "ok" : failed < items ? "partial" : "failed";
            KeyValuePair<string, object?> operation = new("Operation", scope.Operation);
            _metrics.Record("BatchItems", "Count", MetricKind.Sum, items, operation);
            _metrics.Record("BatchItemFailures", "Count", MetricKind.Sum, failed, operation);
        }
    }

    /// <summary>How the invocation ended: an HTTP status, or <c>ok</c> and <c>failed</c>.</summary>
    internal void Outcome(string status)
    {
        if (_scope is { } scope)
        {
            scope.Status = status;
        }
    }

    /// <summary>The function has returned; takes the time.</summary>
    internal void End()
    {
        if (_scope is { } scope)
        {
            scope.DurationMs = Math.Round(_clock.GetElapsedTime(scope.Started).TotalMilliseconds, digits: 3);
            _traces.End();
        }
    }

    /// <summary>Writes the invocation's line and its metrics, and sends its trace: after the response, so that nobody waits.</summary>
    internal void Flush()
    {
        if (_scope is null)
        {
            return;
        }

        _lines.Together(_tell);
        _metrics.Clear();
        _traces.Flush();
        Log.Scope = null;
        _scope = null;
    }

    public void Dispose()
    {
        Log.Dispose();
        _metrics.Dispose();
        _traces.Dispose();
    }

    private void Tell()
    {
        var scope = _scope!;
        Log.Info(
            "invocation",
            ("operation", scope.Operation),
            ("status", scope.Status),
            ("durationMs", scope.DurationMs));
        if (_metrics.Dropped > 0)
        {
            Log.Warn("metrics-dropped", ("count", _metrics.Dropped));
        }

        RecordOwn(scope);
        _emf.Write(_metrics.Series, scope.RequestId);
    }

    private void RecordOwn(InvocationScope scope)
    {
        var statusClass = scope.Status is [>= '1' and <= '5', _, _] ? $"{scope.Status[0]}xx" : scope.Status;
        KeyValuePair<string, object?> operation = new("Operation", scope.Operation);
        _metrics.Record("Requests", "Count", MetricKind.Sum, 1, operation, new("StatusClass", statusClass));
        _metrics.Record("Duration", "Milliseconds", MetricKind.Each, scope.DurationMs, operation);
        KeyValuePair<string, object?> function = new("Function", _function);
        _metrics.Record("ColdStart", "Count", MetricKind.Sum, scope.ColdStart ? 1 : 0, function);
    }

    private static LogLevel LevelOf(string? name) => name?.ToLowerInvariant() switch
    {
        "debug" => LogLevel.Debug,
        "warn" => LogLevel.Warn,
        "error" => LogLevel.Error,
        _ => LogLevel.Info,
    };
}
