using System.Text.Json.Serialization;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Auth;

/// <summary>What signing in may ask for besides the password, as Cognito calls it.</summary>
[JsonConverter(typeof(WordConverter<ChallengeName>))]
public enum ChallengeName
{
    /// <summary>The code of an authenticator app.</summary>
    [JsonStringEnumMemberName("SOFTWARE_TOKEN_MFA")]
    SoftwareTokenMfa,

    /// <summary>An authenticator app, which the person has not set up yet.</summary>
    [JsonStringEnumMemberName("MFA_SETUP")]
    MfaSetup,

    /// <summary>A password of the person's own in place of the one that was mailed.</summary>
    [JsonStringEnumMemberName("NEW_PASSWORD_REQUIRED")]
    NewPasswordRequired,
}

/// <summary>The words of the wire.</summary>
internal static class ChallengeNames
{
    public static string Text(this ChallengeName name) => name switch
    {
        ChallengeName.SoftwareTokenMfa => "SOFTWARE_TOKEN_MFA",
        ChallengeName.MfaSetup => "MFA_SETUP",
        ChallengeName.NewPasswordRequired => "NEW_PASSWORD_REQUIRED",
    };

    public static ChallengeName Of(string text) => text switch
    {
        "SOFTWARE_TOKEN_MFA" => ChallengeName.SoftwareTokenMfa,
        "MFA_SETUP" => ChallengeName.MfaSetup,
        "NEW_PASSWORD_REQUIRED" => ChallengeName.NewPasswordRequired,
        _ => throw new InvalidDataException($"The pool asks for {text}, which this API has no answer to"),
    };
}
