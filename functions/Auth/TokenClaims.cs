using System.Text.Json;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>What an access token says beyond what Cognito puts there: the client's scopes, and a confirmed address.</summary>
internal static class TokenClaims
{
    public static Action<Utf8JsonWriter> Of(PoolEvent asked, AuthApp app)
    {
        var scopes = app.Scopes.Of(asked.PoolId, asked.ClientId);
        return json => Write(json, asked, scopes);
    }

    // https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html, event version 2
    private static void Write(Utf8JsonWriter json, PoolEvent asked, IReadOnlyList<string> scopes)
    {
        json.WriteStartObject("claimsAndScopeOverrideDetails"u8);
        json.WriteStartObject("accessTokenGeneration"u8);
        if (asked.Attributes.TryGetValue("email", out var email) && asked.Attributes.GetValueOrDefault("email_verified") == "true")
        {
            json.WriteStartObject("claimsToAddOrOverride"u8);
            json.WriteString("email"u8, email);
            json.WriteEndObject();
        }

        json.WriteStartArray("scopesToAdd"u8);
        foreach (var scope in scopes)
        {
            json.WriteStringValue(scope);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
