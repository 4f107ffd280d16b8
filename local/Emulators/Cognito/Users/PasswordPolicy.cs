using Ecommerce.Topology;

namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>
/// What a password must have, as the stack's pools ask for it.
/// https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html
/// </summary>
internal static class PasswordPolicy
{
    private const string Symbols = "^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+- ";

    /// <summary>Refuses a password, in Cognito's words, for the first thing that it lacks.</summary>
    public static void Check(string password)
    {
        if (Lack(password) is { } lack)
        {
            throw CognitoException.Password(lack);
        }
    }

    private static string? Lack(string password) =>
        password.Length < UserPoolSpec.PasswordCharactersMin ? "Password not long enough"
        : password.Length > CognitoLimits.PasswordCharactersMax ? "Password is too long"
        : !password.Any(char.IsAsciiLetterUpper) ? "Password must have uppercase characters"
        : !password.Any(char.IsAsciiLetterLower) ? "Password must have lowercase characters"
        : !password.Any(char.IsAsciiDigit) ? "Password must have numeric characters"
        : !password.Any(Symbols.Contains) ? "Password must have symbol characters"
        : password[0] == ' ' || password[^1] == ' ' ? "Password must not begin or end with a space"
        : null;
}
