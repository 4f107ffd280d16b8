using System.Net;

namespace Ecommerce.Local;

/// <summary>
/// Whether a request asked for this machine by its own name. A site can make a name of its own point at 127.0.0.1, and a browser
/// then takes what listens here for that site's (DNS rebinding); it still sends the site's name as the host.
/// </summary>
internal static class LoopbackHost
{
    public static bool IsAskedFor(HttpRequest request)
    {
        var host = request.Host.Host;
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
    }
}
