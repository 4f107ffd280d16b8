using Ecommerce.Aws.Cognito;

namespace Ecommerce.Functions.Auth;

/// <summary>The shop's scopes of each client, asked once per instance: a client is set up when the shop is deployed.</summary>
public sealed class ClientScopes(CognitoClient cognito)
{
    private readonly Dictionary<(string Pool, string Client), IReadOnlyList<string>> _known = [];

    /// <summary>Those of ours have a slash: <c>customer/web</c>.</summary>
    public IReadOnlyList<string> Of(string pool, string client)
    {
        if (!_known.TryGetValue((pool, client), out var scopes))
        {
            scopes = [.. cognito.ScopesOf(pool, client).Where(scope => scope.Contains('/', StringComparison.Ordinal))];
            _known.Add((pool, client), scopes);
        }

        return scopes;
    }
}
