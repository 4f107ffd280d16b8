using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Ecommerce.Local;

/// <summary>
/// Kestrel without a host, a container or middleware: it starts in a few milliseconds, so a test can have a world of its own. It
/// listens on 127.0.0.1 and nowhere else.
/// </summary>
public sealed class LoopbackServer : IListener
{
    private readonly KestrelServer _server;

    private LoopbackServer(KestrelServer server) => _server = server;

    /// <summary>Where it listens; with port 0 asked for, the port that was free.</summary>
    public Uri Address => new(_server.Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<LoopbackServer> StartAsync(int port, RequestDelegate handle, CancellationToken cancellation)
    {
        var server = Make(port);
        try
        {
            await server.StartAsync(new Application(handle), cancellation);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            server.Dispose();
            throw new PortTakenException(port);
        }
        catch (SocketException e)
        {
            server.Dispose();
            throw new LocalException($"Port {port} of 127.0.0.1 cannot be opened ({e.Message}); choose another (0 picks a free one)");
        }

        return new(server);
    }

    public async Task StopAsync(CancellationToken patience)
    {
        await _server.StopAsync(patience);
        _server.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(ListenerLimits.Stopping);
        await StopAsync(patience.Token);
    }

    private static KestrelServer Make(int port)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxRequestLineSize = ListenerLimits.RequestLineBytesMax;
        options.Limits.MaxRequestHeadersTotalSize = ListenerLimits.HeaderBytesMax;
        options.Limits.MaxConcurrentConnections = ListenerLimits.ConnectionsMax;
        options.Limits.MaxRequestBodySize = null; // Each reader of a body bounds it, and answers in its own words.
        options.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        return new(Options.Create(options), transport, NullLoggerFactory.Instance);
    }

    private sealed class Application(RequestDelegate handle) : IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public Task ProcessRequestAsync(HttpContext context) => handle(context);

        public void DisposeContext(HttpContext context, Exception? exception)
        {
            // A context without a factory owns nothing.
        }
    }
}

/// <summary>Somebody else listens there. The message is for the person who started the shop.</summary>
public sealed class PortTakenException(int port)
    : Exception($"Port {port} of 127.0.0.1 is taken by another program. Stop it, or choose another port (0 picks a free one).");
