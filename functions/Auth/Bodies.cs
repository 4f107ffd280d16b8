using Ecommerce.Kernel;

namespace Ecommerce.Functions.Auth;

/// <summary>Somebody who wants to be a customer.</summary>
public sealed record Registration(
    [property: Bounds(3, Limits.EmailCharactersMax)] string Email,
    [property: Bounds(Limits.PasswordCharactersMin, Limits.PasswordCharactersMax)] string Password,
    [property: Bounds(1, Limits.PersonNameCharactersMax)] string? Name = null,
    [property: Bounds(2, Limits.LocaleCharactersMax)] string? Locale = null);

/// <summary>The code out of the mail that a registration sent.</summary>
public sealed record AddressConfirmation(
    [property: Bounds(3, Limits.EmailCharactersMax)] string Email, [property: Bounds(1, Limits.CodeCharactersMax)] string Code);

/// <summary>Whom to send a mail to.</summary>
public sealed record AddressOnly([property: Bounds(3, Limits.EmailCharactersMax)] string Email);

/// <summary>Somebody who wants to sign in.</summary>
public sealed record PasswordSignIn(
    [property: Bounds(3, Limits.EmailCharactersMax)] string Email, [property: Bounds(1, Limits.PasswordCharactersMax)] string Password);

/// <summary>The answer to what signing in asked.</summary>
/// <param name="Session">As it came with the question.</param>
/// <param name="Code">For SOFTWARE_TOKEN_MFA and MFA_SETUP: six digits of the authenticator app.</param>
/// <param name="NewPassword">For NEW_PASSWORD_REQUIRED.</param>
public sealed record ChallengeReply(
    [property: Bounds(1, Limits.SessionCharactersMax)] string Session,
    ChallengeName Challenge,
    [property: Bounds(1, Limits.CodeCharactersMax)] string? Code = null,
    [property: Bounds(Limits.PasswordCharactersMin, Limits.PasswordCharactersMax)] string? NewPassword = null);

/// <summary>What goes on for somebody who is signed in.</summary>
public sealed record RefreshTokenOnly([property: Bounds(1, Limits.TokenCharactersMax)] string RefreshToken);

/// <summary>A new password, allowed by the code out of a mail.</summary>
public sealed record PasswordReset(
    [property: Bounds(3, Limits.EmailCharactersMax)] string Email,
    [property: Bounds(1, Limits.CodeCharactersMax)] string Code,
    [property: Bounds(Limits.PasswordCharactersMin, Limits.PasswordCharactersMax)] string NewPassword);

/// <summary>The session of somebody who must set up an authenticator app to sign in.</summary>
public sealed record SessionOnly([property: Bounds(1, Limits.SessionCharactersMax)] string Session);

/// <summary>Six digits of the authenticator app.</summary>
public sealed record CodeOnly([property: Bounds(1, Limits.CodeCharactersMax)] string Code);

/// <summary>A request that has nothing to say.</summary>
public sealed record Nothing;

/// <summary>A registration that was taken. It is the same whether the address was known or not.</summary>
/// <param name="Status">UNCONFIRMED, until the code in the mail comes back.</param>
public sealed record Registered(string Status, Delivery Delivery);

/// <summary>Where a mail went.</summary>
/// <param name="Destination">The address, mostly hidden.</param>
public sealed record Delivery(string Medium, string Destination);

/// <summary>An address that is confirmed.</summary>
public sealed record Confirmed(string Status);

/// <summary>Tokens; or the question that comes before them, with the session to answer it in.</summary>
public sealed record SignedIn
{
    public string? AccessToken { get; init; }

    public string? IdToken { get; init; }

    public string? RefreshToken { get; init; }

    /// <summary>Seconds that access token and id token are valid for.</summary>
    public int? ExpiresIn { get; init; }

    public string? TokenType { get; init; }

    public ChallengeName? Challenge { get; init; }

    public string? Session { get; init; }
}

/// <summary>What an authenticator app needs.</summary>
/// <param name="Secret">In base32 (RFC 4648), to be typed in.</param>
/// <param name="Uri">The same as an <c>otpauth</c> URI, to be shown as a QR code.</param>
/// <param name="Session">To go on with, where somebody is signing in.</param>
public sealed record MfaSecret(string Secret, string Uri, string? Session = null);
