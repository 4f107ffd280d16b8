using System.Text.Json;
using Ecommerce.Local.Emulators.Cognito;
using Ecommerce.Topology;

namespace Ecommerce.Local.Emulators.ApiGateway;

/// <summary>
/// A Cognito authorizer holding the pools of the route. A token that is missing, not valid, or another pool's answers 401
/// (gateway response UNAUTHORIZED); a valid one without the method's scopes answers 403 (ACCESS_DENIED: "access is denied by a custom
/// or Amazon Cognito authorizer"; API Gateway developer guide, "Gateway response types").
/// </summary>
internal sealed class Authorizer(TokenVerifier tokens)
{
    private const string Scheme = "Bearer ";

    /// <summary>The claims, or the refusal; neither for a public route, whose callers stay unknown whatever they send.</summary>
    public (JsonElement? Claims, ApiReply? Refusal) Ask(ApiCall call, RouteSpec route)
    {
        if (route.Pools.Count == 0)
        {
            return (null, null);
        }

        var answer = Token(call.Request) is { } token ? Verify(token, route) : new TokenAnswer.Refused("no token");
        return answer switch
        {
            TokenAnswer.Accepted accepted when route.Scopes.Intersect(accepted.Scopes).Any() => (accepted.Claims, null),
            TokenAnswer.Accepted => (null, ApiReply.Refuse(call, GatewayResponse.Forbidden, Lacks(route))),
            TokenAnswer.Refused refused => (null, ApiReply.Refuse(call, GatewayResponse.Unauthenticated, refused.Why)),
            _ => throw new InvalidOperationException($"{answer} is new here"),
        };
    }

    // Of several pools the one whose key has signed it decides; to the others it is no token.
    private TokenAnswer Verify(string token, RouteSpec route)
    {
        var answers = route.Pools.Select(pool => tokens.Verify(token, pool)).ToArray();
        return Array.Find(answers, answer => answer is TokenAnswer.Accepted) ?? answers[0];
    }

    private static string Lacks(RouteSpec route) => $"the token lacks the scope {string.Join(" or ", route.Scopes)}";

    // API Gateway takes the token with the scheme before it and without.
    private static string? Token(HttpRequest request) =>
        request.Headers.Authorization is not [{ Length: > 0 } header] ? null
        : header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim()
        : header;
}
