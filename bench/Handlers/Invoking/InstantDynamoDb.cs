using System.Net;
using System.Net.Sockets;
using System.Text;
using Ecommerce.Bench.ColdStart.Serving;

namespace Ecommerce.Bench.Handlers.Invoking;

/// <summary>What DynamoDB answers when it is asked to do this with this table.</summary>
internal sealed record Prepared(string Operation, string Table, string Json);

/// <summary>
/// A DynamoDB in this process, behind a real socket, that has prepared its answers: it allocates nothing and does next to nothing for a
/// request, so that what is measured is the other side of the connection. To what it has no answer it says <c>{}</c>: there is no such
/// item, and the transaction is committed.
/// </summary>
internal sealed class InstantDynamoDb : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly HttpRequest _request = new();
    private readonly (byte[] Operation, byte[] Table, byte[] Bytes)[] _answers;
    private readonly byte[] _nothing = Answer("{}");
    private readonly Lock _gate = new();
    private Socket? _accepted;
    private bool _isOver;

    public InstantDynamoDb(IReadOnlyList<Prepared> answers)
    {
        _answers =
        [
            .. answers.Select(a => (
                Encoding.ASCII.GetBytes($"DynamoDB_20120810.{a.Operation}"), Encoding.ASCII.GetBytes($"\"{a.Table}\""), Answer(a.Json))),
        ];
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        Endpoint = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}";
        new Thread(Serve) { IsBackground = true, Name = Endpoint }.Start();
    }

    public string Endpoint { get; }

    /// <summary>Ends the conversation that is under way, too; the thread would wait for its next request for ever.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isOver = true;
            _listener.Dispose();
            _accepted?.Dispose();
        }
    }

    private void Serve()
    {
        try
        {
            while (true)
            {
                using var socket = _listener.Accept();
                lock (_gate)
                {
                    ObjectDisposedException.ThrowIf(_isOver, this);
                    _accepted = socket;
                }

                socket.NoDelay = true;
                Converse(socket);
            }
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException)
        {
            // Nobody needs it any more.
        }
    }

    private void Converse(Socket socket)
    {
        Receive receive = into => socket.Receive(into);
        while (_request.Read(receive))
        {
            for (ReadOnlySpan<byte> rest = Find(); !rest.IsEmpty;)
            {
                rest = rest[socket.Send(rest)..];
            }
        }
    }

    private byte[] Find()
    {
        foreach (var (operation, table, bytes) in _answers)
        {
            if (_request.Header("x-amz-target:"u8).SequenceEqual(operation) && _request.Body.IndexOf(table) >= 0)
            {
                return bytes;
            }
        }

        return _nothing;
    }

    private static byte[] Answer(string json) => Encoding.UTF8.GetBytes(
        "HTTP/1.1 200 OK\r\nServer: Server\r\nDate: Sun, 22 Nov 2026 13:08:00 GMT\r\nContent-Type: application/x-amz-json-1.0\r\n"
        + $"Content-Length: {Encoding.UTF8.GetByteCount(json)}\r\nConnection: keep-alive\r\n"
        + $"x-amzn-RequestId: 7O4J3K0ENSGOHQ4AHBVB5VV4KQNSO5AEMVJF66Q9ASUAAJG\r\nx-amz-crc32: 2745614147\r\n\r\n{json}");
}
