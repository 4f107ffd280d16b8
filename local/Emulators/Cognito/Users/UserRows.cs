using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>The users in the file.</summary>
internal static class UserRows
{
    private static readonly JsonSerializerOptions s_json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The user of a name, which is an address in any case of letters, or a sub.</summary>
    public static User? Find(Session session, string pool, string name) => Read(session.Query(
        "SELECT document FROM users WHERE pool=?1 AND (sub=?2 OR email=?3)", pool, name, Lower(name))).FirstOrDefault();

    public static User Get(Session session, string pool, string name) => Find(session, pool, name) ?? throw CognitoException.NoUser();

    /// <summary>All of a pool, by their addresses.</summary>
    public static IReadOnlyList<User> All(Session session, string pool) =>
        Read(session.Query("SELECT document FROM users WHERE pool=?1 ORDER BY email", pool));

    /// <summary>False where the address is taken.</summary>
    public static bool Insert(Session session, User user) => session.Execute(
        "INSERT INTO users(pool, sub, email, document) VALUES(?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
        user.Pool, user.Sub, Lower(user.Email), JsonSerializer.Serialize(user, s_json)) == 1;

    /// <summary>Keeps a user as it is now.</summary>
    /// <exception cref="CognitoException">Another has the address.</exception>
    public static void Put(Session session, User user)
    {
        if (Find(session, user.Pool, user.Email) is { } other && other.Sub != user.Sub)
        {
            throw CognitoException.UserExists("An account with the email already exists.");
        }

        session.Execute(
            "UPDATE users SET email=?3, document=?4 WHERE pool=?1 AND sub=?2",
            user.Pool, user.Sub, Lower(user.Email), JsonSerializer.Serialize(user, s_json));
    }

    /// <summary>Removes a user with everything that is theirs. Their sub is nobody's ever after.</summary>
    public static void Delete(Session session, User user)
    {
        foreach (var table in (string[])["users", "members", "tokens"])
        {
            session.Execute($"DELETE FROM {table} WHERE pool=?1 AND sub=?2", user.Pool, user.Sub);
        }

        session.Execute("INSERT INTO gone(pool, sub) VALUES(?1, ?2) ON CONFLICT DO NOTHING", user.Pool, user.Sub);
    }

    /// <summary>
    /// Who an address is going to be: the person that <c>local token</c> means, unless that one is gone, or has another address by now.
    /// </summary>
    public static string NewSub(Session session, UserPool pool, string email)
    {
        var sub = TokenIssuer.SubOf(pool, email);
        return session.Number(
            "SELECT (SELECT count(*) FROM gone WHERE pool=?1 AND sub=?2) + (SELECT count(*) FROM users WHERE pool=?1 AND sub=?2)",
            pool.Id, sub) == 0
            ? sub
            : Guid.CreateVersion7().ToString();
    }

    public static string Lower(string name) => name.Trim().ToLowerInvariant();

    private static List<User> Read(Microsoft.Data.Sqlite.SqliteDataReader rows) =>
        rows.All(row => JsonSerializer.Deserialize<User>(row.GetString(0), s_json)!);
}
