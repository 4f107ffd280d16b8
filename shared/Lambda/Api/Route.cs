using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Ecommerce.Contracts;
using Ecommerce.Kernel;

namespace Ecommerce.Lambda;

/// <summary>One operation of an API: its name, where it is found, what it takes and gives, and the code that does it.</summary>
public sealed class Route
{
    private static readonly Error s_anotherGroups = new(Problem.Forbidden, "This is for admins of another group");

    private readonly Func<ApiRequest, Result<ApiResponse>> _handle;
    private readonly Action _warm;

    private Route(string operation, string methodAndPath, Func<ApiRequest, Result<ApiResponse>> handle, Action warm)
    {
        var space = methodAndPath.IndexOf(' ', StringComparison.Ordinal);
        if (space < 1 || space + 1 >= methodAndPath.Length || methodAndPath[space + 1] != '/')
        {
            throw new ArgumentException($"'{methodAndPath}' is not of the form 'GET /path'", nameof(methodAndPath));
        }

        Operation = operation;
        Method = methodAndPath[..space];
        Path = methodAndPath[(space + 1)..];
        _handle = handle;
        _warm = warm;
    }

    /// <summary>Kebab-case name, for logs, metrics and the OpenAPI document: <c>get-product</c>.</summary>
    public string Operation { get; }

    /// <summary>HTTP method in capitals.</summary>
    public string Method { get; }

    /// <summary>API Gateway's resource: <c>/products/{id}</c>.</summary>
    public string Path { get; }

    /// <summary>The body's type; null for none.</summary>
    public JsonTypeInfo? Takes { get; private init; }

    /// <summary>The result's type, for the OpenAPI document only; null for none.</summary>
    public Type? Gives { get; private init; }

    /// <summary>A record that describes the query string, for the OpenAPI document only; null for none.</summary>
    public Type? Query { get; private init; }

    /// <summary>
    /// The groups of which an admin must be in one. A customer's token opens the route or does not, whatever stands here.
    /// </summary>
    public IReadOnlyList<string> Groups { get; private set; } = [Group.Admin];

    /// <summary>Whether the thing that the path names is looked up for its owner before anything else.</summary>
    public bool IsOwned { get; private init; }

    /// <summary>The same route, for admins of these groups.</summary>
    public Route For(params IReadOnlyList<string> groups)
    {
        var route = (Route)MemberwiseClone();
        route.Groups = groups;
        return route;
    }

    /// <summary>An operation that reads something of somebody's.</summary>
    /// <param name="owned">Asked at the first request, and not while routes are listed.</param>
    public static Route Read<T, TGives>(
        string operation, string methodAndPath, Func<Owned<T>> owned, Func<T, ApiRequest, Result<Answer<TGives>>> handle,
        Action<Utf8JsonWriter, TGives> gives) where T : class =>
        new(
            operation, methodAndPath,
            request => owned().Find(request).TryGet(out var thing, out var error) ? Render(handle(thing, request), gives) : error,
            () => { })
        {
            Gives = typeof(TGives),
            IsOwned = true,
        };

    /// <summary>An operation with a JSON body about something of somebody's.</summary>
    /// <param name="owned">Asked at the first request, and not while routes are listed.</param>
    /// <param name="handle">It may have to look again, if others get in between.</param>
    public static Route Write<T, TTakes, TGives>(
        string operation, string methodAndPath, Func<Owned<T>> owned, Func<TTakes, T, ApiRequest, Result<Answer<TGives>>> handle,
        JsonTypeInfo<TTakes> takes, Action<Utf8JsonWriter, TGives> gives) where T : class =>
        new(
            operation, methodAndPath,
            request => JsonBody.Read(request.Body, request.Header("Content-Type"), takes).TryGet(out var body, out var error)
                && owned().Find(request).TryGet(out var thing, out error)
                ? Render(handle(body, thing, request), gives)
                : error,
            () => JsonBody.WarmTakes(takes))
        {
            Takes = takes,
            Gives = typeof(TGives),
            IsOwned = true,
        };

    /// <summary>An operation that reads: no body, a result.</summary>
    public static Route Read<TGives>(
        string operation,
        string methodAndPath,
        Func<ApiRequest, Result<Answer<TGives>>> handle,
        Action<Utf8JsonWriter, TGives> gives,
        Type? query = null) =>
        new(operation, methodAndPath, request => Render(handle(request), gives), () => { })
        {
            Gives = typeof(TGives),
            Query = query,
        };

    /// <summary>An operation with a JSON body and a result.</summary>
    public static Route Write<TTakes, TGives>(
        string operation,
        string methodAndPath,
        Func<TTakes, ApiRequest, Result<Answer<TGives>>> handle,
        JsonTypeInfo<TTakes> takes,
        Action<Utf8JsonWriter, TGives> gives) =>
        new(operation, methodAndPath, request => JsonBody.Read(request.Body, request.Header("Content-Type"), takes)
            .TryGet(out var body, out var error) ? Render(handle(body, request), gives) : error, () => JsonBody.WarmTakes(takes))
        {
            Takes = takes,
            Gives = typeof(TGives),
        };

    /// <summary>An operation without a described body or result, such as an archival or a provider's webhook.</summary>
    public static Route Act(string operation, string methodAndPath, Func<ApiRequest, Result<Answer>> handle) =>
        new(
            operation,
            methodAndPath,
            request => handle(request).TryGet(out var answer, out var error) ? answer.Render() : error,
            () => { });

    /// <summary>An operation with a JSON body and nothing to say but that it is done.</summary>
    public static Route Act<TTakes>(
        string operation, string methodAndPath, Func<TTakes, ApiRequest, Result<Answer>> handle, JsonTypeInfo<TTakes> takes) =>
        new(operation, methodAndPath, request => JsonBody.Read(request.Body, request.Header("Content-Type"), takes)
            .TryGet(out var body, out var error) && handle(body, request).TryGet(out var answer, out error)
            ? answer.Render()
            : error, () => JsonBody.WarmTakes(takes))
        {
            Takes = takes,
        };

    /// <summary>Does the operation, for whoever may ask for it.</summary>
    internal Result<ApiResponse> Handle(ApiRequest request) => IsOpenTo(request.Caller) ? _handle(request) : s_anotherGroups;

    /// <summary>Touches the JSON metadata of what is read, so that the first request does not pay for it.</summary>
    internal void Warm() => _warm();

    // The gateway knows scopes only; groups are looked at here.
    private bool IsOpenTo(Caller? caller)
    {
        if (caller is null || !caller.Has(Scope.AdminWeb))
        {
            return true;
        }

        for (var i = 0; i < Groups.Count; i++)
        {
            if (caller.IsIn(Groups[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static Result<ApiResponse> Render<TGives>(Result<Answer<TGives>> result, Action<Utf8JsonWriter, TGives> gives) =>
        result.TryGet(out var answer, out var error) ? answer.Render(gives) : error;
}
