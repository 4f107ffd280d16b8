using System.Diagnostics;
using System.Text;
using Ecommerce.Local.Emulators;
using Ecommerce.Local.Emulators.Cognito;

namespace Ecommerce.Local;

/// <summary>A call that was let in and answered.</summary>
public sealed record AnsweredCall(string Service, AwsCall Call, AwsReply Reply, TimeSpan Took);

/// <summary>The AWS endpoint: every service behind one address, told apart by what a call says of itself.</summary>
public sealed class AwsListener : IListener
{
    private readonly Dictionary<string, IEmulator> _emulators;
    private readonly UserPools _pools;
    private readonly ICallGuard _guard;
    private readonly TextWriter _failures;
    private readonly Action<AnsweredCall>? _answered;
    private LoopbackServer? _server;

    private AwsListener(
        IEnumerable<IEmulator> emulators, UserPools pools, ICallGuard guard, TextWriter failures, Action<AnsweredCall>? answered)
    {
        _emulators = emulators.ToDictionary(e => e.Service);
        (_pools, _guard, _failures) = (pools, guard, TextWriter.Synchronized(failures));
        _answered = answered;
    }

    /// <summary>What goes into <c>AWS_ENDPOINT_URL</c>.</summary>
    public Uri Address => _server!.Address;

    /// <param name="port">0 picks a free one.</param>
    /// <param name="failures">Is told of exceptions, which are bugs of ours.</param>
    /// <param name="answered">Is told of every call that an emulator answered: be quick.</param>
    public static async Task<AwsListener> StartAsync(
        int port, IEnumerable<IEmulator> emulators, UserPools pools, ICallGuard guard, TextWriter failures, CancellationToken cancellation,
        Action<AnsweredCall>? answered = null)
    {
        var listener = new AwsListener(emulators, pools, guard, failures, answered);
        listener._server = await LoopbackServer.StartAsync(port, listener.HandleAsync, cancellation);
        return listener;
    }

    public Task StopAsync(CancellationToken patience) => _server?.StopAsync(patience) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task HandleAsync(HttpContext context)
    {
        var requestId = Guid.CreateVersion7().ToString();
        try
        {
            await WriteAsync(context, await AnswerAsync(context), requestId);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            context.Abort(); // The caller went away; nobody is there to be answered.
        }
        catch (Exception e) // The outermost place of this listener.
        {
            await _failures.WriteLineAsync($"{context.Request.Method} {RawPath.Of(context)} failed ({requestId}): {e}");
            await FailAsync(context, requestId);
        }
    }

    private async ValueTask<AwsReply> AnswerAsync(HttpContext context)
    {
        var head = AwsCalls.HeadOf(context);
        if (MayBeOfAWebPage(context.Request))
        {
            return AwsError.Of(head, 403, "AccessDeniedException", "The local AWS serves programs of this machine, not web pages");
        }

        if (PoolDocuments.Find(_pools, head.Path, Address.ToString().TrimEnd('/')) is { } document)
        {
            return new(200, "application/json", Encoding.UTF8.GetBytes(document.ToJsonString()));
        }

        byte[]? body;
        try
        {
            body = await AwsCalls.BodyOfAsync(context);
        }
        catch (IOException e) when (!context.RequestAborted.IsCancellationRequested)
        {
            return AwsError.Of(head, 400, "SerializationException", e.Message); // Not the body that was announced.
        }

        return body is null
            ? AwsError.Of(head, 413, "RequestEntityTooLargeException", "The local AWS takes bodies up to 16 MB")
            : await AnswerAsync(head with { Body = body }, context.RequestAborted);
    }

    private async ValueTask<AwsReply> AnswerAsync(AwsCall call, CancellationToken cancellation)
    {
        if (ServiceNames.Of(call) is not { } service)
        {
            return AwsError.Of(call, 403, "MissingAuthenticationTokenException", "Nothing in the call says which service it is for");
        }

        if (!_emulators.TryGetValue(service, out var emulator))
        {
            return AwsError.Of(call, 400, "UnknownOperationException", $"The local AWS has no service '{service}'");
        }

        var (admitted, refusal) = _guard.Admit(call, service);
        if (refusal is not null)
        {
            return refusal;
        }

        var started = Stopwatch.GetTimestamp();
        var reply = await emulator.HandleAsync(admitted!, cancellation);
        _answered?.Invoke(new(service, admitted!, reply, Stopwatch.GetElapsedTime(started)));
        return reply;
    }

    // The documents of user pools need no signature, and a page that a browser shows has no business here at all. Browsers say Origin or
    // Sec-Fetch-Site with all that scripts send, also without CORS; SDKs and CLIs say neither, and ask for this machine by its name.
    private static bool MayBeOfAWebPage(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"];
        return !LoopbackHost.IsAskedFor(request) || request.Headers.Origin.Count > 0 || (site.Count > 0 && site != "none");
    }

    private static async ValueTask WriteAsync(HttpContext context, AwsReply reply, string requestId)
    {
        var response = context.Response;
        response.StatusCode = reply.Status;
        response.Headers["x-amzn-RequestId"] = requestId;
        foreach (var (name, value) in reply.Headers)
        {
            response.Headers.Append(name, value);
        }

        if (reply.Status is 204 or 304)
        {
            return;
        }

        response.ContentType = reply.ContentType;
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return; // An object's length is among its headers.
        }

        response.ContentLength = reply.Body.Length;
        await response.Body.WriteAsync(reply.Body, context.RequestAborted);
    }

    private static async Task FailAsync(HttpContext context, string requestId)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        context.Response.Clear();
        var reply = AwsError.Of(AwsCalls.HeadOf(context), 500, "InternalFailure", "The local AWS failed; its log says how");
        await WriteAsync(context, reply, requestId);
    }
}
