using Ecommerce.Kernel;
using Ecommerce.Local.Emulators.ApiGateway;
using Ecommerce.Topology;

namespace Ecommerce.Local;

/// <summary>
/// Plays CloudFront: <c>/api/*</c> goes to the stage of that name, <c>/_local</c> to the console. Like the AllViewerExceptHostHeader
/// policy it hands on all that a viewer sends but the host.
/// </summary>
public sealed class Edge : IListener
{
    private const string Stage = $"/{RestApiSpec.Stage}";
    private const string Console = "/_local";

    private readonly RestApiFront _api;
    private readonly RequestDelegate _console;
    private readonly TextWriter _failures;
    private LoopbackServer? _server;

    private Edge(RestApiFront api, RequestDelegate console, TextWriter failures)
    {
        (_api, _console, _failures) = (api, console, TextWriter.Synchronized(failures));
    }

    /// <summary>Where the shop is, with a slash at the end.</summary>
    public Uri Address => _server!.Address;

    /// <param name="port">0 picks a free one.</param>
    /// <param name="console">Answers everything under <c>/_local</c>.</param>
    /// <param name="failures">Is told of exceptions, which are bugs of ours.</param>
    public static async Task<Edge> StartAsync(
        int port, RestApiFront api, RequestDelegate console, TextWriter failures, CancellationToken cancellation)
    {
        var edge = new Edge(api, console, failures);
        edge._server = await LoopbackServer.StartAsync(port, edge.HandleAsync, cancellation);
        return edge;
    }

    public Task StopAsync(CancellationToken patience) => _server?.StopAsync(patience) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task HandleAsync(HttpContext context)
    {
        try
        {
            await RouteAsync(context, RawPath.Of(context));
        }
        catch (Exception e) // The outermost place of this listener.
        {
            await _failures.WriteLineAsync($"{context.Request.Method} {RawPath.Of(context)} failed: {e}");
            await FailAsync(context);
        }
    }

    private Task RouteAsync(HttpContext context, string path)
    {
        if (IsUnder(Stage, path))
        {
            context.Request.Headers.Host = _api.DomainName;
            return _api.HandleAsync(context, path.Length == Stage.Length ? "/" : path[Stage.Length..]);
        }

        // The console shows everything there is, so a page of another site must not reach it by a name that it made point here.
        if (IsUnder(Console, path) && LoopbackHost.IsAskedFor(context.Request))
        {
            AddSecurityHeaders(context.Response.Headers);
            return _console(context);
        }

        if (path == "/")
        {
            context.Response.Redirect(Console);
            return Task.CompletedTask;
        }

        return AnswerAsync(context, Problem.NotFound, "There is no such page");
    }

    private static bool IsUnder(string prefix, string path) =>
        path.StartsWith(prefix, StringComparison.Ordinal) && (path.Length == prefix.Length || path[prefix.Length] == '/');

    private static void AddSecurityHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
    }

    private static Task FailAsync(HttpContext context)
    {
        if (context.Response.HasStarted)
        {
            context.Abort(); // Half an answer must not look like a whole one.
            return Task.CompletedTask;
        }

        context.Response.Clear();
        return AnswerAsync(context, Problem.Internal, "The request id helps us to find it");
    }

    private static async Task AnswerAsync(HttpContext context, Problem problem, string detail)
    {
        var body = ProblemJson.Of(problem, detail, RawPath.Of(context), context.TraceIdentifier);
        context.Response.StatusCode = problem.Status;
        context.Response.ContentType = GatewayResponse.MediaType;
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }
}
