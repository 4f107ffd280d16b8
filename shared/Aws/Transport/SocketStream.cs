using System.Net;
using System.Net.Sockets;

namespace Ecommerce.Aws;

/// <summary>
/// A blocking socket as a stream whose every call ends with the attempt. The kernel does the waiting (SO_RCVTIMEO and
/// SO_SNDTIMEO, the latter for connect too; socket(7)): no thread pool, no event loop, nothing to start.
/// </summary>
internal sealed class SocketStream : Stream
{
    private readonly Socket _socket;
    private readonly AttemptTimer _timer;

    private SocketStream(Socket socket, AttemptTimer timer) => (_socket, _timer) = (socket, timer);

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>
    /// Looks the name up anew, since AWS moves names between addresses, and tries the addresses in the resolver's order. The
    /// look-up itself cannot be interrupted: it takes what resolv.conf allows.
    /// </summary>
    public static SocketStream Connect(string host, int port, AttemptTimer timer) => Connect(AddressesOf(host), port, timer);

    internal static SocketStream Connect(IReadOnlyList<IPAddress> addresses, int port, AttemptTimer timer)
    {
        SocketException? last = null;
        foreach (var address in addresses.Take(AwsLimits.AddressesMax))
        {
            try
            {
                return new SocketStream(Connected(address, port, timer), timer);
            }
            catch (SocketException error)
            {
                last = error;
            }
        }

        throw last is { SocketErrorCode: SocketError.TimedOut }
            ? WireException.TimedOut(last)
            : WireException.Broken($"No address of {addresses.Count} answers", last);
    }

    /// <summary>Bytes, or the end, arrived while nothing was asked: an idle connection in that state is of no more use.</summary>
    public bool HasSomethingToRead() => _socket.Poll(microSeconds: 0, SelectMode.SelectRead);

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
        {
            // SslStream asks so before each record, to wait without a buffer; we wait in the read that follows anyway.
            return 0;
        }

        _socket.ReceiveTimeout = _timer.LeftMilliseconds();
        var count = _socket.Receive(buffer, SocketFlags.None, out var error);
        return error is SocketError.Success ? count : throw Failed(error);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            _socket.SendTimeout = _timer.LeftMilliseconds();
            var count = _socket.Send(buffer, SocketFlags.None, out var error);
            buffer = error is SocketError.Success ? buffer[count..] : throw Failed(error);
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _socket.Dispose();
        base.Dispose(disposing);
    }

    private static Socket Connected(IPAddress address, int port, AttemptTimer timer)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.NoDelay = true;
            socket.SendTimeout = timer.LeftMilliseconds(most: AwsLimits.ConnectMillisecondsMax);
            socket.Connect(new IPEndPoint(address, port));
            return socket;
        }
        catch (Exception error) when (error is SocketException or WireException)
        {
            socket.Dispose();
            throw;
        }
    }

    private static IPAddress[] AddressesOf(string host)
    {
        try
        {
            return IPAddress.TryParse(host, out var literal) ? [literal] : Dns.GetHostAddresses(host);
        }
        catch (SocketException error)
        {
            throw WireException.Broken($"Cannot resolve {host}", error);
        }
    }

    private static WireException Failed(SocketError error)
    {
        var cause = new SocketException((int)error);
        return error is SocketError.TimedOut or SocketError.WouldBlock
            ? WireException.TimedOut(cause)
            : WireException.Broken($"The connection broke: {error}", cause);
    }
}
