using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>
/// The Lambda Runtime API, version 2018-06-01, for every instance of every function behind one loopback listener. An instance
/// is told <see cref="EndpointOf"/>: its unguessable id is the first path segment and all that tells it from the others.
/// </summary>
/// <remarks>Kestrel without hosting, routing or middleware: two requests per invocation go through here.</remarks>
public sealed class RuntimeApi : IHttpApplication<HttpContext>, IAsyncDisposable
{
    private const string Prefix = "/2018-06-01/runtime/";
    private readonly ConcurrentDictionary<string, RuntimeSession> _sessions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RuntimeSession>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly KestrelServer _server;

    private RuntimeApi(KestrelServer server)
    {
        _server = server;
        _lookup = _sessions.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Host and port, such as <c>127.0.0.1:40001</c>.</summary>
    public string Address { get; private set; } = "";

    public static async Task<RuntimeApi> StartAsync(CancellationToken cancellation)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Listen(IPAddress.Loopback, port: 0, listen => listen.Protocols = HttpProtocols.Http1);
        options.Limits.MaxRequestBodySize = null; // RuntimeSession bounds it and answers in Lambda's words.
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        // An instance's connection idles while its handler works; a closed one would tell it that the host has gone.
        options.Limits.KeepAliveTimeout = TimeSpan.FromDays(1);
        var sockets = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        var api = new RuntimeApi(new KestrelServer(Options.Create(options), sockets, NullLoggerFactory.Instance));
        await api._server.StartAsync(api, cancellation).ConfigureAwait(false);
        api.Address = new Uri(api._server.Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Authority;
        return api;
    }

    /// <summary>What an instance finds in <c>AWS_LAMBDA_RUNTIME_API</c>.</summary>
    public string EndpointOf(string instanceId) => $"{Address}/{instanceId}";

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public Task ProcessRequestAsync(HttpContext context)
    {
        var path = context.Request.Path.Value.AsSpan();
        var end = path.Length > 1 ? path[1..].IndexOf('/') + 1 : 0;
        if (end <= 0 || !_lookup.TryGetValue(path[1..end], out var session))
        {
            return RuntimeReply.RefuseAsync(context, 403, "InvalidInstance", "No such instance");
        }

        var call = path[end..];
        return call.StartsWith(Prefix, StringComparison.Ordinal)
            ? Route(context, session, call[Prefix.Length..])
            : RuntimeReply.NotFoundAsync(context);
    }

    /// <summary>Drops every instance's connection: runtimes that still live end themselves.</summary>
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync().ConfigureAwait(false);
        await _server.StopAsync(now.Token).ConfigureAwait(false);
        _server.Dispose();
    }

    internal RuntimeSession Open(string instanceId)
    {
        var session = new RuntimeSession();
        return _sessions.TryAdd(instanceId, session)
            ? session
            : throw new ArgumentException("Every instance needs an id of its own.", nameof(instanceId));
    }

    internal void Close(string instanceId) => _sessions.TryRemove(instanceId, out _);

    private static Task Route(HttpContext context, RuntimeSession session, ReadOnlySpan<char> call)
    {
        const string Invocation = "invocation/";
        var post = HttpMethods.IsPost(context.Request.Method);
        if (call.SequenceEqual("invocation/next"))
        {
            return HttpMethods.IsGet(context.Request.Method) ? session.NextAsync(context) : RuntimeReply.NotFoundAsync(context);
        }

        if (post && call.SequenceEqual("init/error"))
        {
            return session.InitErrorAsync(context);
        }

        if (post && call.StartsWith(Invocation, StringComparison.Ordinal) && call[Invocation.Length..].IndexOf('/') is > 0 and var at)
        {
            var requestId = call[Invocation.Length..][..at];
            switch (call[(Invocation.Length + at + 1)..])
            {
                case "response":
                    return session.ResponseAsync(context, requestId.ToString());
                case "error":
                    return session.ErrorAsync(context, requestId.ToString());
                default:
                    break;
            }
        }

        return RuntimeReply.NotFoundAsync(context);
    }
}
