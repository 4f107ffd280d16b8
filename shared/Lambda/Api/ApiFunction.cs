using System.Buffers;
using System.Globalization;
using Ecommerce.Kernel;

namespace Ecommerce.Lambda;

/// <summary>
/// A function behind an API Gateway REST API with Lambda proxy integration: finds the route, does its operation, and answers in
/// every case with a well-formed response.
/// </summary>
public sealed class ApiFunction : IFunction
{
    private readonly Host _host;
    private readonly IReadOnlyList<Route> _routes;
    private readonly Action? _connect;

    private ApiFunction(Host host, IReadOnlyList<Route> routes, Action? connect) => (_host, _routes, _connect) = (host, routes, connect);

    /// <summary>A function that serves these routes.</summary>
    /// <param name="host">What the instance gets from outside.</param>
    /// <param name="routes">No two with the same method and path.</param>
    /// <param name="connect">Opens connections during init; null for none. It may fail with <see cref="UnavailableException"/>.</param>
    /// <exception cref="ArgumentException">Two routes have the same method and path.</exception>
    public static IFunction Create(Host host, IReadOnlyList<Route> routes, Action? connect = null)
    {
        for (var i = 0; i < routes.Count; i++)
        {
            if (!ReferenceEquals(Find(routes, routes[i].Method, routes[i].Path), routes[i]))
            {
                throw new ArgumentException($"{routes[i].Method} {routes[i].Path} is there twice", nameof(routes));
            }
        }

        return new ApiFunction(host, routes, connect);
    }

    public void Warm()
    {
        foreach (var route in _routes)
        {
            route.Warm();
        }

        HeadStart.Take(_connect, _host.Telemetry.Log);
    }

    public void Invoke(Invocation invocation, IBufferWriter<byte> response)
    {
        var (request, refusal) = ProxyEvent.Read(invocation.Payload.Span, invocation.RequestId, _host.Clock.GetUtcNow());
        _host.Telemetry.Describe(request);
        var answer = Answer(request, refusal);
        _host.Telemetry.Outcome(answer.Status.ToString(CultureInfo.InvariantCulture));
        ApiResponseWriter.Write(answer, request.CorrelationId, response);
    }

    private ApiResponse Answer(ApiRequest request, Error? refusal)
    {
        if (Find(_routes, request.Method, request.Resource) is not { } route)
        {
            _host.Telemetry.Describe("unknown-route");
            return HttpErrors.Render(Error.NotFound($"{request.Method} {request.Path}"), request.Path, request.RequestId);
        }

        _host.Telemetry.Describe(route.Operation);
        return refusal is null ? Handle(route, request) : HttpErrors.Render(refusal, request.Path, request.RequestId);
    }

    private ApiResponse Handle(Route route, ApiRequest request)
    {
        ApiResponse? response = null;
        var failure = Guard.Try(() => response = route.Handle(request).TryGet(out var answer, out var error)
            ? answer
            : HttpErrors.Render(error, request.Path, request.RequestId));
        if (failure is null)
        {
            return response!;
        }

        _host.Telemetry.Log.Error("operation-failed", failure, ("operation", route.Operation));
        return failure is UnavailableException away
            ? HttpErrors.Unavailable(away, request.Path, request.RequestId)
            : HttpErrors.Unexpected(request.Path, request.RequestId);
    }

    private static Route? Find(IReadOnlyList<Route> routes, string method, string path)
    {
        for (var i = 0; i < routes.Count; i++)
        {
            if (string.Equals(routes[i].Path, path, StringComparison.Ordinal)
                && string.Equals(routes[i].Method, method, StringComparison.Ordinal))
            {
                return routes[i];
            }
        }

        return null;
    }
}
