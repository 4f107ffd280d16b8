using System.Text.Json;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>
/// Both pools ask what tokens shall say. An access token gets the scopes that its client is set up with, and the address. Who is blocked
/// gets no token, nor a new one for an old one.
/// </summary>
public static class PreGenerateToken
{
    public static Result<Action<Utf8JsonWriter>> Answer(PoolEvent asked, AuthApp app)
    {
        if (Admission.Of(asked, app) is { } error)
        {
            return error;
        }

        var scopes = app.Scopes.Of(asked.PoolId, asked.ClientId);
        return (Action<Utf8JsonWriter>)(json => Write(json, asked, scopes));
    }

    // https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html, event version 2
    private static void Write(Utf8JsonWriter json, PoolEvent asked, IReadOnlyList<string> scopes)
    {
        json.WriteStartObject("claimsAndScopeOverrideDetails"u8);
        json.WriteStartObject("accessTokenGeneration"u8);
        if (asked.Attributes.TryGetValue("email", out var email))
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
