using Ecommerce.Local.Emulators.Cognito;
using Ecommerce.Topology;

namespace Ecommerce.Local.Emulators.ApiGateway;

/// <summary>
/// The REST API: routes, authorizers, throttle and limits of the topology's stage, in front of its functions. A path or method that is
/// not there is 404; there is no 405, since API Gateway knows none.
/// </summary>
public sealed class RestApiFront
{
    private const int ClientClosedRequest = 499;

    private readonly RouteTable _routes = new();
    private readonly TimeProvider _clock;
    private readonly TokenBucket? _throttle;
    private readonly Authorizer _authorizer;
    private readonly SignatureAuthorizer _signatures;
    private readonly Integration _integration;
    private readonly Cors _cors;
    private readonly AccessLog _log;

    public RestApiFront(Shop shop, IFunctionInvoker functions, TokenVerifier tokens, TimeProvider clock, ApiFrontOptions options)
    {
        _clock = clock;
        _throttle = options.Throttles ? new(shop.Api.Throttle, clock) : null;
        _authorizer = new(tokens);
        _signatures = new(options.Signatures, options);
        _integration = new(functions, clock, options);
        _cors = new(options.AllowedOrigins);
        _log = new(options.AccessLog);
        DomainName = options.DomainName;
        foreach (var (function, operation, route) in shop.Routes)
        {
            _routes.Add(route.Method, new FunctionMethod(function.Name, operation, route));
        }

        var answers = new Lazy<IReadOnlyList<FixedAnswer>>(() => FixedAnswer.All(shop, options.Version, options.Commit));
        foreach (var path in shop.Api.Fixed)
        {
            _routes.Add("GET", new FixedMethod(path, answers));
        }
    }

    /// <summary>The host that functions see, as behind CloudFront: the API's own, not the one a client asked for.</summary>
    public string DomainName { get; }

    /// <summary>Raised after every request: be quick.</summary>
    public event Action<AccessRecord>? Answered;

    /// <summary>The last requests, the oldest first.</summary>
    public IReadOnlyList<AccessRecord> Recent => _log.Recent;

    /// <summary>Answers one request.</summary>
    /// <param name="pathWithinStage">The path as the client sent it, escapes and all, without the stage.</param>
    public async Task HandleAsync(HttpContext context, string pathWithinStage)
    {
        var call = new ApiCall(context, pathWithinStage, _clock.GetUtcNow(), _clock.GetTimestamp());
        try
        {
            var reply = await AnswerAsync(call);
            await ReplyWriter.WriteAsync(call, reply, _cors);
            Log(call, reply.Status, reply.Reason ?? "");
        }
        catch (Exception e) when (e is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            Log(call, ClientClosedRequest, "the client went away"); // Nobody is there to be answered.
        }
    }

    private ValueTask<ApiReply> AnswerAsync(ApiCall call)
    {
        if (HeadOfRequest.Fault(call.Request) is { } problem)
        {
            return new(ApiReply.Refuse(call, problem, "The gateway takes 8,192 bytes of address, 10,240 of headers"));
        }

        if (_routes.Find(call.Path) is not { } resource)
        {
            return new(ApiReply.Refuse(call, GatewayResponse.NotFound));
        }

        if (_throttle?.TryTake() == false)
        {
            return new(ApiReply.Refuse(call, GatewayResponse.Throttled));
        }

        if (HttpMethods.IsOptions(call.Request.Method))
        {
            return new(_cors.Preflight(call, resource));
        }

        return resource.Methods.TryGetValue(call.Request.Method, out var method)
            ? AnswerAsync(call, resource, call.Method = method)
            : new(ApiReply.Refuse(call, GatewayResponse.NotFound));
    }

    private async ValueTask<ApiReply> AnswerAsync(ApiCall call, ApiResource resource, ApiMethod method)
    {
        if (method is not FunctionMethod function)
        {
            return ((FixedMethod)method).Reply;
        }

        var (claims, refusal) = function.Route.Access is Access.Iam
            ? (null, await _signatures.AskAsync(call, function.Route))
            : _authorizer.Ask(call, function.Route);
        return refusal ?? await _integration.AnswerAsync(call, resource, function, claims);
    }

    private void Log(ApiCall call, int status, string reason)
    {
        var took = _clock.GetElapsedTime(call.StartedAt);
        var record = new AccessRecord(
            call.At, call.Request.Method, call.Path, call.Method?.Operation ?? "", status, took, call.RequestId, reason)
        {
            TraceId = call.TraceId,
        };
        _log.Add(record);
        Answered?.Invoke(record);
    }
}
