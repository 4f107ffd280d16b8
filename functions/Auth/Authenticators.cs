using Ecommerce.Aws.Cognito;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>Setting up an authenticator app.</summary>
internal static class Authenticators
{
    private const string Scheme = "Bearer ";

    /// <summary>The token that the caller came with: Cognito asks for it, to do something in the caller's name.</summary>
    public static string TokenOf(ApiRequest request)
    {
        var header = request.Header("Authorization") ?? "";
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : header;
    }

    /// <summary>The secret in the form that apps read (Google Authenticator, "Key Uri Format").</summary>
    public static MfaSecret SecretOf(SoftwareToken token, string account, string? session) => new(
        token.Secret, $"otpauth://totp/Shop:{Uri.EscapeDataString(account)}?secret={token.Secret}&issuer=Shop", session);

    /// <summary>A token that opens this API and that Cognito does not take: it was revoked, or its person is gone.</summary>
    public static Error Ended { get; } = new(Problem.Unauthenticated, "The access token is not valid any more: sign in again");

    public static Error Of(CognitoRefusal refusal) => refusal.Code switch
    {
        CognitoErrors.NotAuthorized or CognitoErrors.UserNotFound => Ended,
        _ => Refusals.OfCode(refusal),
    };
}
