using System.Text.Json;
using Ecommerce.Kernel;

namespace Ecommerce.Local.Emulators.ApiGateway;

/// <summary>The Lambda proxy integration: the event in, the answer out, and a word for everything that can go wrong between.</summary>
internal sealed class Integration(IFunctionInvoker functions, TimeProvider clock, ApiFrontOptions options)
{
    private static readonly TimeSpan s_again = TimeSpan.FromSeconds(1);

    private readonly RequestBodies _bodies = new(options.BodiesBytesMax);

    public async ValueTask<ApiReply> AnswerAsync(ApiCall call, ApiResource resource, FunctionMethod method, JsonElement? claims)
    {
        var payload = new PooledBuffer(4_096);
        if (await FillAsync(payload, call, resource, claims) is { } problem)
        {
            payload.Dispose();
            return ApiReply.Refuse(call, problem, Detail(problem));
        }

        // The timer starts before the function does, so a function cannot be later than the clock.
        using var late = new CancellationTokenSource(GatewayLimits.IntegrationTimeout, clock);
        using var given = CancellationTokenSource.CreateLinkedTokenSource(late.Token, call.Context.RequestAborted);
        try
        {
            var answer = await InvokeAsync(method.Function, payload, call.TraceId).WaitAsync(given.Token);
            return Read(call, answer);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            return TimedOut(call);
        }
    }

    private async ValueTask<Problem?> FillAsync(PooledBuffer payload, ApiCall call, ApiResource resource, JsonElement? claims)
    {
        using var body = await _bodies.ReadAsync(call.Request, call.Context.RequestAborted);
        if (body.Problem is not null)
        {
            return body.Problem;
        }

        ProxyEvent.Write(payload, call, resource, claims, body.Bytes.Span, options);
        return payload.Length > GatewayLimits.PayloadBytesMax ? Problem.PayloadTooLarge : null;
    }

    // A function runs on when its caller is gone, as on AWS; so the payload is its own until it ends.
    private async Task<FunctionAnswer> InvokeAsync(string function, PooledBuffer payload, string traceId)
    {
        using (payload)
        {
            return await functions.InvokeAsync(function, payload.Written, traceId, CancellationToken.None);
        }
    }

    private static ApiReply Read(ApiCall call, FunctionAnswer answer) => answer switch
    {
        FunctionAnswer.Payload payload => ProxyAnswer.Read(payload.Json) switch
        {
            ({ } reply, _) => reply,
            (_, var why) => BadGateway(call, $"malformed Lambda proxy response: {why}"),
        },
        FunctionAnswer.Failed => BadGateway(call, "the function failed"),
        FunctionAnswer.TimedOut => TimedOut(call),
        FunctionAnswer.Throttled => ApiReply.Refuse(
            call, Problem.RateLimited, "All instances are busy", "the function is throttled", retryAfter: s_again),
        _ => throw new InvalidOperationException($"{answer} is new here"),
    };

    private static string Detail(Problem problem) =>
        problem == Problem.PayloadTooLarge ? "The body is larger than the gateway takes"
        : problem == Problem.Unavailable ? "Too many large requests at one time"
        : "The body does not arrive as HTTP asks for";

    private static ApiReply BadGateway(ApiCall call, string why) =>
        ApiReply.Refuse(call, Problem.BadGateway, "Our fault; the request id helps us to find it", why);

    private static ApiReply TimedOut(ApiCall call) =>
        ApiReply.Refuse(call, Problem.GatewayTimeout, "It may have happened or not; look before you repeat it");
}
