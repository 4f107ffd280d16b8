using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace Ecommerce.Tests.Unit.Aws;

/// <summary>What the server does with one request; false: it closes the connection afterwards.</summary>
internal delegate bool Step(ReceivedRequest request, Stream stream);

/// <summary>A TCP server that answers each request with the next step of its script, over however many connections come.</summary>
internal sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener _listener;
    private readonly Queue<Step> _script;
    private readonly ConcurrentQueue<ReceivedRequest> _requests = [];
    private readonly Func<Stream, Stream> _wrap;
    private int _connections;

    public ScriptedServer(params Step[] script)
        : this(IPAddress.Loopback, stream => stream, script)
    {
    }

    public ScriptedServer(IPAddress address, Func<Stream, Stream> wrap, params Step[] script)
    {
        (_script, _wrap) = (new Queue<Step>(script), wrap);
        _listener = new TcpListener(address, port: 0);
        _listener.Start();
        new Thread(AcceptAll) { IsBackground = true }.Start();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Endpoint => new($"http://127.0.0.1:{Port}");

    public IReadOnlyList<ReceivedRequest> Requests => [.. _requests];

    public int Connections => Volatile.Read(ref _connections);

    public static Step Json(string body, int status = 200, params string[] headers)
    {
        string[] lines = [$"HTTP/1.1 {status} X", .. headers, $"Content-Length: {Encoding.UTF8.GetByteCount(body)}", "", body];
        return Raw(string.Join("\r\n", lines));
    }

    public static Step Error(string code, int status = 400, params string[] headers) =>
        Json($$"""{"__type":"com.amazonaws.dynamodb.v20120810#{{code}}","message":"because"}""", status, headers);

    /// <summary>Sends exactly this and keeps the connection.</summary>
    public static Step Raw(string answer) => (_, stream) =>
    {
        stream.Write(Encoding.UTF8.GetBytes(answer));
        return true;
    };

    /// <summary>Sends this, if anything, and closes.</summary>
    public static Step Drop(string answer = "") => (request, stream) => !Raw(answer)(request, stream);

    /// <summary>Says nothing until the client gives up.</summary>
    public static Step Silence() => (_, stream) =>
    {
        stream.ReadByte();
        return false;
    };

    /// <summary>Answers, and then closes while the client thinks the connection is kept.</summary>
    public static Step JsonThenClose(string body) => (request, stream) => !Json(body)(request, stream);

    public void Dispose() => _listener.Dispose();

    private void AcceptAll()
    {
        try
        {
            while (true)
            {
                var socket = _listener.AcceptSocket();
                Interlocked.Increment(ref _connections);
                new Thread(() => Serve(socket)) { IsBackground = true }.Start();
            }
        }
        catch (Exception error) when (error is SocketException or InvalidOperationException)
        {
            // The listener was disposed.
        }
    }

    private void Serve(Socket socket)
    {
        try
        {
            using var stream = _wrap(new NetworkStream(socket, ownsSocket: true));
            while (ReceivedRequest.Read(stream) is { } request)
            {
                _requests.Enqueue(request);
                if (!Next()(request, stream))
                {
                    return;
                }
            }
        }
        catch (Exception error) when (error is IOException or AuthenticationException)
        {
            // The client went away, or did not trust us.
        }
    }

    private Step Next()
    {
        lock (_script)
        {
            return _script.Count > 0 ? _script.Dequeue() : Drop();
        }
    }
}
