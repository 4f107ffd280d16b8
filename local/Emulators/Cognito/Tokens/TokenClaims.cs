using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>
/// What the PreTokenGeneration function changes of tokens, version 2.
/// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
/// </summary>
internal sealed record TokenChanges(JsonObject Id, JsonObject Access, IReadOnlyList<string>? Groups)
{
    public static TokenChanges None { get; } = new([], [], null);

    public static TokenChanges Of(JsonObject? response)
    {
        if (response?["claimsAndScopeOverrideDetails"] is not JsonObject details)
        {
            return None;
        }

        var groups = (details["groupOverrideDetails"] as JsonObject)?["groupsToOverride"] as JsonArray;
        return new(
            details["idTokenGeneration"] as JsonObject ?? [], details["accessTokenGeneration"] as JsonObject ?? [],
            groups is null ? null : Texts(groups));
    }

    public static IReadOnlyList<string> Texts(JsonNode? list) => list is not JsonArray array ? []
        : [.. array.Select(item => item is JsonValue value && value.TryGetValue<string>(out var text)
            ? text
            : throw CognitoException.TriggerUnreadable())];

    /// <summary>The scopes of an access token.</summary>
    public IReadOnlyList<string> Scopes(IReadOnlyList<string> before) =>
        [.. before.Except(Texts(Access["scopesToSuppress"])).Concat(Texts(Access["scopesToAdd"])).Distinct()];

    /// <summary>Adds and takes away claims, except those that a pool keeps to itself.</summary>
    public static void Apply(JsonObject changes, JsonObject claims)
    {
        foreach (var name in Texts(changes["claimsToSuppress"]).Where(IsFree))
        {
            claims.Remove(name);
        }

        foreach (var (name, value) in (changes["claimsToAddOrOverride"] as JsonObject ?? []).Where(claim => IsFree(claim.Key)))
        {
            claims[name] = value?.DeepClone();
        }
    }

    private static bool IsFree(string name) => name is not (
        "sub" or "iss" or "aud" or "client_id" or "exp" or "iat" or "nbf" or "jti" or "origin_jti" or "event_id" or "token_use"
        or "auth_time" or "scope" or "version" or "username" or "cognito:username" or "cognito:groups");
}

/// <summary>The claims of the two tokens.</summary>
internal static class TokenClaims
{
    /// <summary>The scope that opens the user's own account at Cognito; the only one that signing in by the API gives.</summary>
    public const string OwnAccount = "aws.cognito.signin.user.admin";

    public static JsonObject Access(
        UserPool pool, RefreshToken token, User user, IReadOnlyList<string> groups, TokenChanges changes, TokenMoment moment)
    {
        var claims = Common(pool, token, user, changes.Groups ?? groups, moment, "access");
        claims["version"] = 2;
        claims["client_id"] = token.Client;
        claims["scope"] = string.Join(' ', changes.Scopes([OwnAccount]));
        claims["username"] = user.Sub;
        TokenChanges.Apply(changes.Access, claims);
        return claims;
    }

    public static JsonObject Id(
        UserPool pool, RefreshToken token, User user, IReadOnlyList<string> groups, TokenChanges changes, TokenMoment moment)
    {
        var claims = Common(pool, token, user, changes.Groups ?? groups, moment, "id");
        claims["aud"] = token.Client;
        claims["cognito:username"] = user.Sub;
        foreach (var (name, value) in user.Attributes)
        {
            claims[name] = name.EndsWith("_verified", StringComparison.Ordinal) ? value == "true" : value;
        }

        TokenChanges.Apply(changes.Id, claims);
        return claims;
    }

    public static void Write(Utf8JsonWriter json, JsonObject claims)
    {
        foreach (var (name, value) in claims)
        {
            json.WritePropertyName(name);
            if (value is null)
            {
                json.WriteNullValue();
            }
            else
            {
                value.WriteTo(json);
            }
        }
    }

    private static JsonObject Common(
        UserPool pool, RefreshToken token, User user, IReadOnlyList<string> groups, TokenMoment moment, string use)
    {
        var claims = new JsonObject { ["sub"] = user.Sub };
        if (groups.Count > 0)
        {
            claims["cognito:groups"] = new JsonArray([.. groups.Select(group => (JsonNode)group)]);
        }

        claims["iss"] = pool.Issuer;
        claims["origin_jti"] = token.Family;
        claims["event_id"] = moment.EventId;
        claims["token_use"] = use;
        claims["auth_time"] = token.SignedInAt.ToUnixTimeSeconds();
        claims["exp"] = (moment.Now + TokenIssuer.Lifetime).ToUnixTimeSeconds();
        claims["iat"] = moment.Now.ToUnixTimeSeconds();
        claims["jti"] = Guid.CreateVersion7(moment.Now).ToString();
        return claims;
    }
}

/// <summary>When two tokens are made together.</summary>
internal sealed record TokenMoment(DateTimeOffset Now)
{
    public string EventId { get; } = Guid.CreateVersion7(Now).ToString();
}
