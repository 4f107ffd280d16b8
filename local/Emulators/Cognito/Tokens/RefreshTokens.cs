using System.Text.Json;
using Ecommerce.Topology;

namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>A refresh token that was given out.</summary>
/// <param name="Family">The <c>origin_jti</c> of every token that comes of one sign-in.</param>
/// <param name="Until">When the family ends, however often its token is replaced.</param>
/// <param name="WorksUntil">Of a token that was replaced: the end of its grace.</param>
internal sealed record RefreshToken(
    string Pool, string Client, string Sub, string Family, DateTimeOffset SignedInAt, DateTimeOffset Until,
    DateTimeOffset? WorksUntil = null);

/// <summary>The refresh tokens in the file. A family that has none is revoked, and its access tokens with it.</summary>
internal static class RefreshTokens
{
    public static string Issue(Session session, RefreshToken token, DateTimeOffset now)
    {
        var text = Secrets.NewToken();
        session.Execute("DELETE FROM tokens WHERE expires <= ?1", now.ToUnixTimeMilliseconds());
        session.Execute(
            "INSERT INTO tokens(hash, pool, sub, family, expires, document) VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
            Secrets.Hash(text), token.Pool, token.Sub, token.Family, token.Until.ToUnixTimeMilliseconds(),
            JsonSerializer.Serialize(token));
        return text;
    }

    public static RefreshToken First(UserPool pool, string client, User user, DateTimeOffset now) =>
        new(pool.Id, client, user.Sub, Guid.CreateVersion7(now).ToString(), now, now + UserPoolSpec.RefreshTokenValidity);

    /// <summary>The token of a text, if it may still be used.</summary>
    public static RefreshToken Get(Session session, string text, string client, DateTimeOffset now)
    {
        var token = Find(session, text);
        if (token is null || token.Until <= now || token.Client != client)
        {
            throw CognitoException.NotAuthorized(token is null || token.Client != client
                ? "Invalid Refresh Token" : "Refresh Token has expired");
        }

        return token.WorksUntil is null || token.WorksUntil > now ? token : throw CognitoException.TokenReused();
    }

    public static RefreshToken? Find(Session session, string text) => session.Query(
        "SELECT document FROM tokens WHERE hash=?1", Secrets.Hash(text))
        .All(row => JsonSerializer.Deserialize<RefreshToken>(row.GetString(0))!).FirstOrDefault();

    /// <summary>Lets one that was replaced work for its grace; one that is in it already does so no longer.</summary>
    public static void Retire(Session session, string text, RefreshToken token, DateTimeOffset now)
    {
        if (token.WorksUntil is null)
        {
            session.Execute(
                "UPDATE tokens SET document=?2 WHERE hash=?1",
                Secrets.Hash(text), JsonSerializer.Serialize(token with { WorksUntil = now + CognitoLimits.RotationGrace }));
        }
    }

    public static void EndFamily(Session session, string family) => session.Execute("DELETE FROM tokens WHERE family=?1", family);

    public static void EndAll(Session session, User user) =>
        session.Execute("DELETE FROM tokens WHERE pool=?1 AND sub=?2", user.Pool, user.Sub);

    public static bool IsAlive(Session session, string family) =>
        session.Number("SELECT count(*) FROM tokens WHERE family=?1", family) > 0;
}
