namespace Ecommerce.Lambda;

/// <summary>Who asks: the claims of an access token that API Gateway has verified.</summary>
/// <param name="Subject">Claim <c>sub</c>, the user's id in its pool.</param>
/// <param name="Scopes">Claim <c>scope</c>, split at spaces.</param>
/// <param name="Groups">Claim <c>cognito:groups</c>.</param>
/// <param name="Email">Claim <c>email</c>; access tokens carry none unless a trigger adds it.</param>
/// <param name="Username">Claim <c>username</c> or <c>cognito:username</c>.</param>
public sealed record Caller(
    string Subject, IReadOnlyList<string> Scopes, IReadOnlyList<string> Groups, string? Email = null, string? Username = null)
{
    /// <summary>Whether the token carries exactly this scope: <c>administrator/x</c> is not <c>admin/web</c>.</summary>
    public bool Has(string scope) => Contains(Scopes, scope);

    /// <summary>Whether the user is in exactly this group.</summary>
    public bool IsIn(string group) => Contains(Groups, group);

    private static bool Contains(IReadOnlyList<string> list, string value)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (string.Equals(list[i], value, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
