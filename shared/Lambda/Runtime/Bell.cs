using System.Net;
using System.Net.Sockets;

namespace Ecommerce.Lambda;

/// <summary>
/// Ends a wait for bytes from another thread and leaves the connection alone: to shut it down instead would lose an answer that
/// is just arriving, and fails where the peer has gone. A datagram socket that sends to itself, since what waits for a socket
/// can only be woken by one.
/// </summary>
internal sealed class Bell : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);

    public Bell()
    {
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, port: 0));
        _socket.Connect(_socket.LocalEndPoint!);
    }

    /// <summary>Rings for good: every later wait ends at once.</summary>
    public void Ring()
    {
        try
        {
            _socket.Send([1]);
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException)
        {
            // The process is at its end already. On the thread of a signal an exception would be a crash.
        }
    }

    /// <summary>Waits, without a limit, until there is something to read; false where the bell rang and there is nothing.</summary>
    public bool AwaitBytes(Socket socket)
    {
        List<Socket> ready = [socket, _socket];
        Socket.Select(ready, checkWrite: null, checkError: null, Timeout.InfiniteTimeSpan);
        return ready.Contains(socket) || !ready.Contains(_socket);
    }

    public void Dispose() => _socket.Dispose();
}
