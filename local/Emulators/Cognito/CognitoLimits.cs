namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>
/// Every bound of the local user pools: AWS's as a new account has them, then our own.
/// https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
/// </summary>
public static class CognitoLimits
{
    /// <summary>Of PBKDF2 with HMAC-SHA-512 (OWASP Password Storage Cheat Sheet, 2023 and later).</summary>
    public const int PasswordIterations = 210_000;

    public const int PasswordCharactersMax = 256;

    public const int UserNameCharactersMax = 128;

    public const int AttributeCharactersMax = 2_048;

    public const int CodeDigits = 6;

    /// <summary>Wrong passwords in a row before a name is shut out for a while.</summary>
    public const int WrongPasswordsMax = 5;

    /// <summary>Doublings of a second that a name is shut out for: up to about a quarter of an hour.</summary>
    public const int LockoutDoublingsMax = 10;

    /// <summary>Wrong codes, and mails asked for, of one name in an hour.</summary>
    public const int WrongCodesMax = 5;
    public const int MailsMax = 5;

    /// <summary>Users, groups or clients in one page of a list.</summary>
    public const int PageMax = 60;

    public const int GroupNameCharactersMax = 128;

    /// <summary>Mails that are kept to be looked at.</summary>
    public const int MailsKeptMax = 1_000;

    /// <summary>Rows of tries by names that nobody has are let go of beyond this.</summary>
    public const int TriesKeptMax = 10_000;

    public static readonly TimeSpan Lockout = TimeSpan.FromSeconds(1);

    /// <summary>After so long without a wrong password the count begins anew.</summary>
    public static readonly TimeSpan WrongPasswordsCounted = TimeSpan.FromMinutes(15);

    public static readonly TimeSpan TriesCounted = TimeSpan.FromHours(1);

    public static readonly TimeSpan ConfirmationCodeValid = TimeSpan.FromHours(24);

    public static readonly TimeSpan ResetCodeValid = TimeSpan.FromHours(1);

    public static readonly TimeSpan TemporaryPasswordValid = TimeSpan.FromDays(7);

    /// <summary>How long a challenge may be answered.</summary>
    public static readonly TimeSpan SessionValid = TimeSpan.FromMinutes(3);

    /// <summary>How long a refresh token that was replaced still works, for who lost the answer.</summary>
    public static readonly TimeSpan RotationGrace = TimeSpan.FromSeconds(30);

    /// <summary>A pool waits no longer for a function.</summary>
    public static readonly TimeSpan TriggerTime = TimeSpan.FromSeconds(5);

    /// <summary>Steps of 30 s that a code of an authenticator app may be off, either way.</summary>
    public const int TotpDrift = 1;
}
