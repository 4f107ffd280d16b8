using System.Globalization;
using System.Net;

namespace Ecommerce.Lambda;

/// <summary>Where the Runtime API is: <c>host:port</c>, optionally with a path before its own, <c>host:port/prefix</c>.</summary>
internal sealed record RuntimeEndpoint(string Host, int Port, string Prefix)
{
    public static RuntimeEndpoint Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var authority = slash < 0 ? text : text[..slash];
        var prefix = slash < 0 ? "" : text[slash..].TrimEnd('/');
        var colon = authority.LastIndexOf(':');
        return colon > 0 && ushort.TryParse(authority.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? new RuntimeEndpoint(authority[..colon].Trim('[', ']'), port, prefix)
            : throw new RuntimeApiException($"AWS_LAMBDA_RUNTIME_API is '{text}', not host:port");
    }

    /// <summary>The address. Lambda gives a literal one; a name is looked up.</summary>
    public IPAddress Resolve() => Host == "localhost" ? IPAddress.Loopback
        : IPAddress.TryParse(Host, out var address) ? address
        : Dns.GetHostAddresses(Host)[0];
}
