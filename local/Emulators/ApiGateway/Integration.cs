using System.Text.Json;
using Ecommerce.Kernel;
using Ecommerce.Topology;

namespace Ecommerce.Local.Emulators.ApiGateway;

/// <summary>The Lambda proxy integration: the event in, the answer out, and a word for everything that can go wrong between.</summary>
internal sealed class Integration(IFunctionInvoker functions, TimeProvider clock, ApiFrontOptions options)
{
    private readonly RequestBodies _bodies = new(options.BodiesBytesMax);

    public async ValueTask<ApiReply> AnswerAsync(ApiCall call, ApiResource resource, FunctionMethod method, JsonElement? claims)
    {
        var payload = new PooledBuffer(4_096);
        if (await FillAsync(payload, call, resource, claims) is { } problem)
        {
            payload.Dispose();
            return Refuse(call, problem);
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
            return ApiReply.Refuse(call, GatewayResponse.TimedOut);
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

    // To API Gateway a function that runs into its own timeout is one that failed, and one that is throttled is no better: neither has a
    // gateway response of its own. 504 is for its own patience only.
    private static ApiReply Read(ApiCall call, FunctionAnswer answer) => answer switch
    {
        FunctionAnswer.Payload payload => ProxyAnswer.Read(payload.Json) switch
        {
            ({ } reply, _) => reply,
            (_, var why) => ApiReply.Refuse(call, GatewayResponse.Failed, $"malformed Lambda proxy response: {why}"),
        },
        FunctionAnswer.Failed => ApiReply.Refuse(call, GatewayResponse.Failed, "the function failed"),
        FunctionAnswer.TimedOut => ApiReply.Refuse(call, GatewayResponse.Failed, "the function's own timeout passed"),
        FunctionAnswer.Throttled => ApiReply.Refuse(call, GatewayResponse.Failed, "the function is throttled"),
        _ => throw new InvalidOperationException($"{answer} is new here"),
    };

    private static ApiReply Refuse(ApiCall call, Problem problem) =>
        problem == Problem.PayloadTooLarge ? ApiReply.Refuse(call, GatewayResponse.TooLarge)
        : problem == Problem.Unavailable ? ApiReply.Refuse(call, problem, "Too many large requests at one time")
        : ApiReply.Refuse(call, problem, "The body does not arrive as HTTP asks for");
}
