using System.Text.Json;

namespace Ecommerce.Aws.Cognito;

/// <summary>Reads answers as the API reference of Cognito user pools spells them; unknown members are passed over.</summary>
internal static class CognitoReader
{
    /// <summary>What reading an answer that is not Cognito's throws.</summary>
    public static bool IsUnreadable(Exception error) => error is JsonException or InvalidDataException or InvalidOperationException;

    public static SignInStep SignInStep(JsonElement answer)
    {
        if (answer.TryGetProperty("AuthenticationResult", out var result) && result.ValueKind is JsonValueKind.Object)
        {
            return new SignInStep.Tokens(
                Text(result, "AccessToken"), Text(result, "IdToken"), TextOrNull(result, "RefreshToken"), Number(result, "ExpiresIn"));
        }

        var parameters = Member(answer, "ChallengeParameters");
        return new SignInStep.Challenge(
            Text(answer, "ChallengeName"), Text(answer, "Session"),
            TextOrNull(parameters, "USER_ID_FOR_SRP") ?? TextOrNull(parameters, "USERNAME") ?? "");
    }

    /// <summary>Where a code was sent to, with most of it hidden: <c>a***@e***</c>.</summary>
    public static string Destination(JsonElement answer) => Text(Member(answer, "CodeDeliveryDetails"), "Destination");

    public static IReadOnlyList<string> Scopes(JsonElement answer) =>
        Member(answer, "UserPoolClient").TryGetProperty("AllowedOAuthScopes", out var scopes)
            ? [.. scopes.EnumerateArray().Select(scope => scope.GetString() ?? throw new InvalidDataException("A scope is a text"))]
            : [];

    public static string Text(JsonElement json, string name) =>
        TextOrNull(json, name) ?? throw new InvalidDataException($"{name} is missing");

    public static string? TextOrNull(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value.GetString() : null;

    private static int Number(JsonElement json, string name) => Member(json, name).GetInt32();

    private static JsonElement Member(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value : throw new InvalidDataException($"{name} is missing");
}
