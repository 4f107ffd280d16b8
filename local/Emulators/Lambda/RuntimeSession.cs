using Microsoft.AspNetCore.Connections.Features;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>One instance's side of the Runtime API: at most one request is with it, and each is answered once.</summary>
internal sealed class RuntimeSession
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource<InitFailure?> _initialised = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exchange? _upcoming;
    private Exchange? _current;
    private Poll? _poll;
    private bool _closed;

    /// <summary>Completes with null at the first <c>next</c>, else with why it will not come.</summary>
    public Task<InitFailure?> Initialised => _initialised.Task;

    /// <summary>Hands a request to the instance, now if it waits for one, else when it next asks.</summary>
    public Task<InvokeResult> InvokeAsync(InvokeRequest request)
    {
        var exchange = new Exchange(request);
        Poll? poll;
        lock (_gate)
        {
            if (_closed)
            {
                exchange.Complete(new InvokeResult.Undelivered());
                return exchange.Result;
            }

            poll = TakePoll();
            (_current, _upcoming) = poll is not null ? (exchange, null) : (_current, exchange);
        }

        poll?.Answer(exchange.Request);
        return exchange.Result;
    }

    /// <summary>The instance is gone: whoever still waits for it is told.</summary>
    public void Close(InitFailure reason)
    {
        Exchange? current;
        Exchange? upcoming;
        Poll? poll;
        lock (_gate)
        {
            _closed = true;
            (current, upcoming, poll) = (_current, _upcoming, _poll);
            (_current, _upcoming, _poll) = (null, null, null);
        }

        _initialised.TrySetResult(reason);
        current?.Complete(reason.ToResult(current.Request.RequestId));
        upcoming?.Complete(new InvokeResult.Undelivered());
        poll?.Answer(null);
    }

    public async Task NextAsync(HttpContext context)
    {
        var own = new Poll(context);
        InvokeRequest? request = null;
        Poll? poll = null;
        Poll? abandoned = null;
        lock (_gate)
        {
            if (_current is null or { Answered: true })
            {
                (_current, _upcoming, request) = (_upcoming, null, _upcoming?.Request);
                if (request is null && !_closed)
                {
                    (abandoned, poll, _poll) = (_poll, own, own);
                }
            }
        }

        abandoned?.Answer(null);
        _initialised.TrySetResult(null);
        request ??= poll is null ? null : await poll.Answered.ConfigureAwait(false);
        if (request is null)
        {
            await InvalidTransitionAsync(context).ConfigureAwait(false);
            return;
        }

        await WriteAsync(context, request).ConfigureAwait(false);
    }

    public async Task ResponseAsync(HttpContext context, string requestId)
    {
        var body = await RuntimeReply.ReadAsync(context).ConfigureAwait(false);
        InvokeResult result = body is not null
            ? new InvokeResult.Succeeded(body)
            : InvokeResult.Failed.Because("Function.ResponseSizeTooLarge",
                $"Response payload size exceeded maximum allowed payload size ({RuntimeReply.PayloadBytesMax} bytes).");
        await AnswerAsync(context, requestId, result).ConfigureAwait(false);
    }

    public async Task ErrorAsync(HttpContext context, string requestId)
    {
        var body = await RuntimeReply.ReadAsync(context).ConfigureAwait(false);
        var error = ErrorDocument.Read(body ?? [], TypeFrom(context, "Runtime.UnknownReason"));
        await AnswerAsync(context, requestId, error).ConfigureAwait(false);
    }

    public async Task InitErrorAsync(HttpContext context)
    {
        var body = await RuntimeReply.ReadAsync(context).ConfigureAwait(false);
        var error = ErrorDocument.Read(body ?? [], TypeFrom(context, "Runtime.InitError"));
        var accepted = _initialised.TrySetResult(new(error.ErrorType, error.Message, error.Payload));
        await (accepted ? RuntimeReply.AcceptedAsync(context) : InvalidTransitionAsync(context)).ConfigureAwait(false);
    }

    private async Task AnswerAsync(HttpContext context, string requestId, InvokeResult result)
    {
        Exchange? exchange;
        var (known, first) = (false, false);
        lock (_gate)
        {
            exchange = _current;
            known = string.Equals(exchange?.Request.RequestId, requestId, StringComparison.Ordinal);
            first = known && !exchange!.Answered;
            if (first)
            {
                exchange!.Answered = true;
            }
        }

        if (!known)
        {
            await RuntimeReply.RefuseAsync(context, 400, "InvalidRequestID", "Invalid request ID").ConfigureAwait(false);
        }
        else if (!first)
        {
            await InvalidTransitionAsync(context).ConfigureAwait(false);
        }
        else
        {
            exchange!.Complete(result);
            await (result is InvokeResult.Failed { ErrorType: "Function.ResponseSizeTooLarge" } tooLarge
                ? RuntimeReply.RefuseAsync(context, 413, "RequestEntityTooLarge", tooLarge.Message)
                : RuntimeReply.AcceptedAsync(context)).ConfigureAwait(false);
        }
    }

    /// <summary>Under the lock. A poll whose connection has gone is nobody: the request stays for the next one.</summary>
    private Poll? TakePoll()
    {
        var poll = _poll;
        _poll = null;
        if (poll is { IsGone: true })
        {
            poll.Answer(null);
            return null;
        }

        return poll;
    }

    private static async Task WriteAsync(HttpContext context, InvokeRequest request)
    {
        var response = context.Response;
        response.ContentType = "application/json";
        response.ContentLength = request.Payload.Length;
        response.Headers["Lambda-Runtime-Aws-Request-Id"] = request.RequestId;
        response.Headers["Lambda-Runtime-Deadline-Ms"] =
            request.Deadline.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        response.Headers["Lambda-Runtime-Invoked-Function-Arn"] = request.FunctionArn;
        response.Headers["Lambda-Runtime-Trace-Id"] = request.TraceId;
        if (request.ClientContext is { } client)
        {
            response.Headers["Lambda-Runtime-Client-Context"] = client;
        }

        await response.Body.WriteAsync(request.Payload).ConfigureAwait(false);
    }

    private static Task InvalidTransitionAsync(HttpContext context) => RuntimeReply.RefuseAsync(
        context, 403, "InvalidStateTransition", "State transition is not allowed");

    private static string TypeFrom(HttpContext context, string otherwise) =>
        context.Request.Headers["Lambda-Runtime-Function-Error-Type"].FirstOrDefault() is { Length: > 0 } type ? type : otherwise;

    private sealed class Poll(HttpContext context)
    {
        private readonly CancellationToken _gone =
            context.Features.Get<IConnectionLifetimeFeature>()?.ConnectionClosed ?? CancellationToken.None;

        // Continues on the invoker's thread: it writes the request to the instance without a hop between.
        private readonly TaskCompletionSource<InvokeRequest?> _answered = new();

        public Task<InvokeRequest?> Answered => _answered.Task;

        public bool IsGone => _gone.IsCancellationRequested;

        public void Answer(InvokeRequest? request) => _answered.TrySetResult(request);
    }

    private sealed class Exchange(InvokeRequest request)
    {
        private readonly TaskCompletionSource<InvokeResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public InvokeRequest Request => request;

        public bool Answered { get; set; }

        public Task<InvokeResult> Result => _result.Task;

        public void Complete(InvokeResult result) => _result.TrySetResult(result);
    }
}
