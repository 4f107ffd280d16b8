using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Ecommerce.Lambda;

/// <summary>
/// Turns activities of sources named <see cref="Telemetry.SourceName"/> into X-Ray subsegments and sends them over UDP to the
/// daemon that Lambda runs beside a traced function. Without a sampled invocation and a daemon nothing is made at all.
/// </summary>
internal sealed class Traces(string? daemonAddress) : IDisposable
{
    private readonly IPEndPoint? _daemon = IPEndPoint.TryParse(daemonAddress ?? "", out var address) ? address : null;
    private readonly List<byte[]> _documents = [];
    private ActivityListener? _listener;
    private ActivitySource? _source;
    private Socket? _socket;
    private Activity? _root;
    private InvocationScope? _scope;

    /// <summary>Where code starts its activities. Made when it is first asked for.</summary>
    public ActivitySource Source => _source ??= new ActivitySource(Telemetry.SourceName);

    public void Begin(TraceHeader? header, InvocationScope scope)
    {
        End(); // What a failed invocation left open.
        _documents.Clear();
        if (_daemon is null || header is not { Sampled: true } || header.Value.Context is not { } parent)
        {
            return;
        }

        _scope = scope;
        _listener ??= Listen();
        _root = Source.StartActivity(scope.Operation, ActivityKind.Internal, parent);
    }

    /// <summary>The work is done: closes the subsegment that spans it.</summary>
    public void End()
    {
        if (_root is { } root && _scope is { } scope)
        {
            root.DisplayName = scope.Operation;
            root.SetTag("request_id", scope.RequestId);
            root.SetTag("cold_start", scope.ColdStart);
            root.SetTag("client_trace_id", scope.ClientTraceId);
            root.SetStatus(scope.Status is "failed" or ['5', ..] ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
            root.Stop();
        }

        (_root, _scope) = (null, null);
    }

    /// <summary>Sends what was gathered. A daemon that does not listen loses it; nobody else notices.</summary>
    public void Flush()
    {
        if (_documents.Count == 0)
        {
            return;
        }

        _socket ??= new Socket(_daemon!.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        foreach (var document in _documents)
        {
            try
            {
                _socket.SendTo(document, _daemon!);
            }
            catch (SocketException)
            {
                break;
            }
        }

        _documents.Clear();
    }

    public void Dispose()
    {
        _root?.Dispose();
        _listener?.Dispose();
        _source?.Dispose();
        _socket?.Dispose();
    }

    private ActivityListener Listen()
    {
        ActivityListener listener = new()
        {
            ShouldListenTo = static source => string.Equals(source.Name, Telemetry.SourceName, StringComparison.Ordinal),
            Sample = (ref _) => IsOurs ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = Stopped,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private bool IsOurs => _scope?.ThreadId == Environment.CurrentManagedThreadId;

    private void Stopped(Activity activity)
    {
        if (IsOurs && activity.Recorded && _documents.Count < LambdaLimits.TraceDocumentsMax)
        {
            _documents.Add(SubsegmentDocument.Write(activity));
        }
    }
}
