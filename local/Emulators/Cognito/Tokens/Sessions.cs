using System.Text.Json;

namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>What somebody who is signing in was asked, and may answer once.</summary>
/// <param name="Challenge">As the API calls it.</param>
/// <param name="HasShownCode">Of MFA_SETUP: the new app has shown a code.</param>
internal sealed record ChallengeSession(string Pool, string Client, string Sub, string Challenge, bool HasShownCode = false);

/// <summary>The sessions in the file.</summary>
internal static class Sessions
{
    /// <summary>Begins one, and says the text to come back with.</summary>
    public static string Begin(Session session, ChallengeSession challenge, DateTimeOffset now)
    {
        var token = Secrets.NewToken();
        session.Execute("DELETE FROM sessions WHERE expires <= ?1", now.ToUnixTimeMilliseconds());
        session.Execute(
            "INSERT INTO sessions(hash, expires, document) VALUES(?1, ?2, ?3)",
            Secrets.Hash(token), (now + CognitoLimits.SessionValid).ToUnixTimeMilliseconds(), JsonSerializer.Serialize(challenge));
        return token;
    }

    /// <summary>The session of a text, if it is of this challenge.</summary>
    public static ChallengeSession Get(Session session, string token, string challenge, DateTimeOffset now) =>
        Find(session, token, now) is { } found && found.Challenge == challenge ? found : throw Over();

    /// <summary>Ends one, so that it is answered once.</summary>
    public static void End(Session session, string token) =>
        session.Execute("DELETE FROM sessions WHERE hash=?1", Secrets.Hash(token));

    private static ChallengeSession? Find(Session session, string token, DateTimeOffset now) => session.Query(
        "SELECT document FROM sessions WHERE hash=?1 AND expires > ?2", Secrets.Hash(token), now.ToUnixTimeMilliseconds())
        .All(row => JsonSerializer.Deserialize<ChallengeSession>(row.GetString(0))!).FirstOrDefault();

    private static CognitoException Over() => CognitoException.NotAuthorized("Invalid session for the user, session is expired.");
}
