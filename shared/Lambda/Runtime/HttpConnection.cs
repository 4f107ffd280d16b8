using System.Net;
using System.Net.Sockets;

namespace Ecommerce.Lambda;

/// <summary>
/// One kept-alive HTTP/1.1 connection (RFC 9112) to the Runtime API: requests out, answers in, one at a time, blocking. It
/// frames by Content-Length or chunks, and bounds what it takes.
/// </summary>
internal sealed class HttpConnection(RuntimeEndpoint endpoint) : IDisposable
{
    private const int BufferBytes = 32 * 1024;

    private readonly Bell _bell = new();
    private readonly HttpAnswer _answer = new();
    private byte[] _buffer = new byte[BufferBytes];
    private Socket? _socket;
    private int _filled;

    /// <summary>Sends a request and reads its answer, which is valid until the next one.</summary>
    /// <exception cref="RuntimeApiException">The connection is lost, or what came is no HTTP.</exception>
    public HttpAnswer Exchange(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body) => Converse(head, body, isInterruptible: false)!;

    /// <summary>As <see cref="Exchange"/>, of an answer that may be long in coming.</summary>
    /// <returns>null where <see cref="Interrupt"/> came first. An answer of which a byte is there is always read whole.</returns>
    /// <exception cref="RuntimeApiException">The connection is lost, or what came is no HTTP.</exception>
    public HttpAnswer? Await(ReadOnlySpan<byte> head) => Converse(head, body: default, isInterruptible: true);

    /// <summary>Ends the wait in <see cref="Await"/>, this one or the next, from any thread.</summary>
    public void Interrupt() => _bell.Ring();

    public void Dispose()
    {
        _socket?.Dispose();
        _bell.Dispose();
    }

    private HttpAnswer? Converse(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body, bool isInterruptible)
    {
        try
        {
            var socket = Connect();
            Send(socket, head);
            Send(socket, body);
            if (isInterruptible && !_bell.AwaitBytes(socket))
            {
                return null;
            }

            Read(socket);
        }
        catch (Exception lost) when (lost is SocketException or ObjectDisposedException)
        {
            throw new RuntimeApiException($"The Runtime API at {endpoint.Host}:{endpoint.Port} is lost: {lost.Message}", lost);
        }

        if (_answer.Closes)
        {
            _socket?.Dispose();
            _socket = null;
        }

        return _answer;
    }

    private Socket Connect()
    {
        if (_socket is not null)
        {
            return _socket;
        }

        var address = endpoint.Resolve();
        Socket socket = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(new IPEndPoint(address, endpoint.Port));
        _socket = socket;
        return socket;
    }

    private static void Send(Socket socket, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[socket.Send(bytes)..];
        }
    }

    private void Read(Socket socket)
    {
        _filled = 0;
        int head;
        while ((head = _buffer.AsSpan(0, _filled).IndexOf("\r\n\r\n"u8)) < 0)
        {
            Require(_filled < LambdaLimits.RuntimeHeaderBytesMax, "headers above their bound");
            Fill(socket);
        }

        var start = head + 4;
        _answer.Read(_buffer.AsMemory(0, head + 2));
        var length = _answer.IsChunked ? ReadChunks(socket, start) : ReadCounted(socket, start, _answer.ContentLength);
        _answer.Place(_buffer.AsMemory(0, head + 2), _buffer.AsMemory(start, length)); // The buffer may have moved.
    }

    private int ReadCounted(Socket socket, int start, int length)
    {
        FillTo(socket, start + length);
        return length;
    }

    /// <summary>Joins the chunks in place (RFC 9112, section 7.1) and gives their length.</summary>
    private int ReadChunks(Socket socket, int start)
    {
        var (read, written) = (start, start);
        while (true)
        {
            var line = ReadLine(socket, read);
            var size = HttpAnswer.ChunkSize(_buffer.AsSpan(read, line));
            read += line + 2;
            if (size == 0)
            {
                SkipTrailers(socket, read);
                return written - start;
            }

            Require(written - start + size <= LambdaLimits.PayloadBytesMax, "an event above its bound");
            FillTo(socket, read + size + 2);
            Require(_buffer.AsSpan(read + size, 2).SequenceEqual("\r\n"u8), "a chunk without its end");
            _buffer.AsSpan(read, size).CopyTo(_buffer.AsSpan(written));
            (read, written) = (read + size + 2, written + size);
        }
    }

    private void SkipTrailers(Socket socket, int read)
    {
        var bound = read + LambdaLimits.RuntimeHeaderBytesMax;
        int line;
        while ((line = ReadLine(socket, read)) > 0)
        {
            read += line + 2;
            Require(read < bound, "trailers above their bound");
        }
    }

    /// <summary>The length of the line that begins here, without its end.</summary>
    private int ReadLine(Socket socket, int start)
    {
        int length;
        while ((length = _buffer.AsSpan(start, _filled - start).IndexOf("\r\n"u8)) < 0)
        {
            Require(_filled - start < LambdaLimits.RuntimeHeaderBytesMax, "a line above its bound");
            Fill(socket);
        }

        return length;
    }

    private void FillTo(Socket socket, int end)
    {
        while (_filled < end)
        {
            Fill(socket);
        }
    }

    private void Fill(Socket socket)
    {
        if (_filled == _buffer.Length)
        {
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }

        var count = socket.Receive(_buffer.AsSpan(_filled));
        Require(count > 0, "an end in the middle of an answer");
        _filled += count;
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new RuntimeApiException($"The Runtime API sent {otherwise}");
        }
    }
}
