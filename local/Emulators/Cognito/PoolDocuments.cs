using System.Buffers.Text;
using System.Text.Json.Nodes;

namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>What a pool publishes about itself under <c>/&lt;poolId&gt;/.well-known/</c>.</summary>
internal static class PoolDocuments
{
    /// <summary>The document of that path, or null where there is none.</summary>
    /// <param name="endpoint">Where the AWS endpoint is reached, without a slash at the end.</param>
    public static JsonObject? Find(UserPools pools, string path, string endpoint)
    {
        if (path.Split('/') is not ["", var id, ".well-known", var name] || pools.Find(id) is not { } pool)
        {
            return null;
        }

        return name switch
        {
            "jwks.json" => Keys(pool),
            "openid-configuration" => Configuration(pool, endpoint),
            _ => null,
        };
    }

    private static JsonObject Keys(UserPool pool) => new()
    {
        ["keys"] = new JsonArray(new JsonObject
        {
            ["alg"] = "RS256",
            ["e"] = Base64Url.EncodeToString(pool.PublicKey.Exponent),
            ["kid"] = pool.KeyId,
            ["kty"] = "RSA",
            ["n"] = Base64Url.EncodeToString(pool.PublicKey.Modulus),
            ["use"] = "sig",
        }),
    };

    // The issuer is what tokens say. The keys are here, because amazonaws.com has not heard of this pool.
    private static JsonObject Configuration(UserPool pool, string endpoint) => new()
    {
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        ["issuer"] = pool.Issuer,
        ["jwks_uri"] = $"{endpoint}/{pool.Id}/.well-known/jwks.json",
        ["response_types_supported"] = new JsonArray("code", "token"),
        ["scopes_supported"] = new JsonArray("openid", "email", "phone", "profile"),
        ["subject_types_supported"] = new JsonArray("public"),
        ["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_basic", "client_secret_post"),
    };
}
