using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ecommerce.Tests.Unit.Lambda;

/// <summary>What the fake Runtime API got from the function.</summary>
internal sealed record Received(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>
/// A Runtime API of the test's own making: each request is answered by the next line of a script, which writes whatever bytes it
/// likes. When the script ends, so does the connection.
/// </summary>
internal sealed class FakeRuntimeApi : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, port: 0);
    private readonly Thread _thread;
    private readonly List<Received> _received = [];

    public FakeRuntimeApi(params IReadOnlyList<Action<Stream>> script)
    {
        _listener.Start();
        Endpoint = $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _thread = new Thread(() => Serve(script)) { IsBackground = true };
        _thread.Start();
    }

    public string Endpoint { get; }

    /// <summary>Everything received; waits until the script has ended.</summary>
    public IReadOnlyList<Received> Received
    {
        get
        {
            _thread.Join();
            return _received;
        }
    }

    public static Action<Stream> Event(string payload, string id = "req-1", string more = "") => Raw(
        $"HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: {id}\r\n{more}"
        + $"Content-Length: {Encoding.UTF8.GetByteCount(payload)}\r\n\r\n{payload}");

    public static Action<Stream> Status(int status, string more = "") =>
        Raw($"HTTP/1.1 {status} Whatever\r\n{more}Content-Length: 2\r\n\r\nOK");

    public static Action<Stream> Accepted { get; } = Status(202);

    public static Action<Stream> Raw(string text) => stream => stream.Write(Encoding.UTF8.GetBytes(text));

    /// <summary>Every byte in a packet of its own.</summary>
    public static Action<Stream> ByteByByte(string text) => stream =>
    {
        foreach (var one in Encoding.UTF8.GetBytes(text))
        {
            stream.Write([one]);
        }
    };

    public void Dispose()
    {
        _listener.Dispose();
        _thread.Join();
    }

    private void Serve(IReadOnlyList<Action<Stream>> script)
    {
        var next = 0;
        try
        {
            while (next < script.Count)
            {
                using var client = _listener.AcceptTcpClient();
                client.NoDelay = true;
                using var stream = client.GetStream();
                while (next < script.Count && Read(stream) is { } request)
                {
                    _received.Add(request);
                    script[next++](stream);
                }
            }
        }
        catch (Exception ended) when (ended is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The function hung up, or the test is over (before the first connection, the listener calls that an invalid operation).
        }
        finally
        {
            _listener.Stop();
        }
    }

    private static Received? Read(NetworkStream stream)
    {
        if (Line(stream)?.Split(' ') is not [var method, var path, "HTTP/1.1"])
        {
            return null;
        }

        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        while (Line(stream) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        var body = new byte[int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture)];
        stream.ReadExactly(body);
        return new Received(method, path, headers, Encoding.UTF8.GetString(body));
    }

    private static string? Line(NetworkStream stream)
    {
        StringBuilder line = new();
        int one;
        while ((one = stream.ReadByte()) >= 0)
        {
            if (one == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append((char)one);
        }

        return null;
    }
}
