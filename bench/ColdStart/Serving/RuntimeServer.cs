using System.Net;
using System.Net.Sockets;
using System.Text;
using Ecommerce.Bench.ColdStart.Spawning;

namespace Ecommerce.Bench.ColdStart.Serving;

/// <summary>A crash, a wrong answer, silence. It ends the whole run, as no figure of it would be true.</summary>
internal sealed class BrokenVariantException(string message) : Exception(message);

/// <summary>
/// The Runtime API of one process at a time (AWS Lambda developer guide, "Using the Lambda runtime API for custom runtimes"), on one
/// blocking socket: what happens between two time stamps here is one send and one receive, the same for everyone.
/// </summary>
internal sealed class RuntimeServer : IDisposable
{
    private const int WaitMilliseconds = 1_000;
    private const int WaitsMax = 60;

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly HttpRequest _request = new();
    private Socket? _connection;

    public RuntimeServer()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        Endpoint = $"127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}";
    }

    /// <summary>The value of AWS_LAMBDA_RUNTIME_API.</summary>
    public string Endpoint { get; }

    /// <summary>Waits until the process asks for its next event: the end of its init phase.</summary>
    public void AwaitNext(Child child)
    {
        Read(child);
        Expect(_request.Line.StartsWith("GET "u8) && Names("/runtime/invocation/next"u8), child);
    }

    /// <summary>Hands over an event and gives the response, which is valid until the next call.</summary>
    public ReadOnlySpan<byte> Invoke(byte[] anEvent, Child child)
    {
        Send(anEvent);
        Read(child);
        Expect(_request.Line.StartsWith("POST "u8) && Names("/response"u8), child);
        return _request.Body;
    }

    /// <summary>Takes the response that <see cref="Invoke"/> gave.</summary>
    public void Accept() => Send("HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nContent-Length: 0\r\n\r\n"u8);

    /// <summary>Forgets the process before.</summary>
    public void Reset()
    {
        _connection?.Dispose();
        _connection = null;
    }

    public void Dispose()
    {
        Reset();
        _listener.Dispose();
    }

    private bool Names(ReadOnlySpan<byte> resource) => _request.Line.IndexOf(resource) >= 0;

    private void Read(Child child)
    {
        do
        {
            _connection ??= Connect(child);
            if (_request.Read(into => Receive(into, child)))
            {
                return;
            }

            Reset(); // It may come again by another connection.
        }
        while (true);
    }

    private Socket Connect(Child child)
    {
        for (var waits = 0; !_listener.Poll(TimeSpan.FromMilliseconds(WaitMilliseconds), SelectMode.SelectRead); waits++)
        {
            RequireAlive(child, waits);
        }

        var socket = _listener.Accept();
        socket.NoDelay = true;
        socket.ReceiveTimeout = WaitMilliseconds;
        return socket;
    }

    private int Receive(Span<byte> into, Child child)
    {
        for (var waits = 0; ; waits++)
        {
            try
            {
                return _connection!.Receive(into);
            }
            catch (SocketException error) when (error.SocketErrorCode == SocketError.TimedOut)
            {
                RequireAlive(child, waits);
            }
            catch (SocketException error) when (error.SocketErrorCode == SocketError.ConnectionReset)
            {
                return 0;
            }
        }
    }

    private void Send(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[_connection!.Send(bytes)..];
        }
    }

    private static void RequireAlive(Child child, int waits)
    {
        if (child.HasEnded())
        {
            throw new BrokenVariantException($"it ended by itself with {child.Ending}");
        }

        if (waits == WaitsMax)
        {
            throw new BrokenVariantException($"it has said nothing for {WaitsMax} seconds");
        }
    }

    private void Expect(bool holds, Child child)
    {
        if (!holds)
        {
            var words = Encoding.UTF8.GetString(_request.Line) + "\n" + Encoding.UTF8.GetString(_request.Body);
            throw new BrokenVariantException($"process {child.Id} told the Runtime API: {words}");
        }
    }
}
