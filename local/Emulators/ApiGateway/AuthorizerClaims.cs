using System.Globalization;
using System.Text.Json;

namespace Ecommerce.Local.Emulators.ApiGateway;

/// <summary>
/// A token's claims as a Cognito authorizer of a REST API hands them on: every value a string, lists joined by commas, <c>exp</c> and
/// <c>iat</c> as Java prints a date. AWS documents none of it; events captured in
/// awsdocs/amazon-api-gateway-developer-guide issue 158 and amazon-archives/amazon-cognito-identity-js issue 92 show it.
/// </summary>
internal static class AuthorizerClaims
{
    public static void Write(Utf8JsonWriter json, JsonElement claims)
    {
        json.WriteStartObject();
        foreach (var claim in claims.EnumerateObject())
        {
            json.WriteString(claim.Name, claim.Name is "exp" or "iat" ? Date(claim.Value) : Text(claim.Value));
        }

        json.WriteEndObject();
    }

    private static string Date(JsonElement seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds.GetInt64())
        .ToString("ddd MMM dd HH:mm:ss 'UTC' yyyy", CultureInfo.InvariantCulture);

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => string.Join(',', value.EnumerateArray().Select(Text)),
        _ => value.GetRawText(),
    };
}
