using System.Net;
using System.Net.Sockets;
using System.Text;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Running;

/// <summary>Asks the console as a browser would, by hand: an HTTP client would escape the path.</summary>
internal static class Browser
{
    /// <summary>The whole answer, its head included.</summary>
    /// <param name="headers">Lines, such as <c>Origin: null</c>.</param>
    public static async Task<string> AskAsync(
        World world, string path, string method = "GET", string host = "localhost", params IEnumerable<string> headers)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, world.Cloud.Outputs.ShopUrl.Port, cancellation);
        var more = string.Concat(headers.Select(header => $"{header}\r\n"));
        var request = $"{method} {path} HTTP/1.1\r\nHost: {host}\r\n{more}Content-Length: 0\r\nConnection: close\r\n\r\n";
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), cancellation);
        using var reader = new StreamReader(socket.GetStream(), Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellation);
    }
}
