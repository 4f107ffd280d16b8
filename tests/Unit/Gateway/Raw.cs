using System.Net.Sockets;
using System.Text;

namespace Ecommerce.Tests.Unit.Gateway;

/// <summary>A client that sends whatever bytes it is told, which no HTTP library would.</summary>
internal static class Raw
{
    /// <summary>Sends and reads until the other side closes, or the first answer is whole.</summary>
    public static async Task<string> AskAsync(Uri server, string request, bool thenShutDown = false)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(server.Host, server.Port, cancellation);
        await socket.SendAsync(Encoding.Latin1.GetBytes(request), cancellation);
        if (thenShutDown)
        {
            socket.Shutdown(SocketShutdown.Send);
        }

        var answer = new StringBuilder();
        var buffer = new byte[4_096];
        while (!IsWhole(answer.ToString()))
        {
            var received = await socket.ReceiveAsync(buffer, cancellation);
            if (received == 0)
            {
                break;
            }

            answer.Append(Encoding.UTF8.GetString(buffer, 0, received));
        }

        return answer.ToString();
    }

    public static int StatusOf(string answer) => answer.Length == 0 ? 0 : int.Parse(answer.Split(' ')[1], null);

    private static bool IsWhole(string answer)
    {
        const string Length = "Content-Length: ";
        var end = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var at = answer.IndexOf(Length, StringComparison.Ordinal);
        return end > 0 && at > 0 && at < end && answer.Length >= end + 4 + int.Parse(answer[(at + Length.Length)..].Split('\r')[0], null);
    }
}
