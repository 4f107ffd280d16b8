namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>
/// How often a name was tried, whether anybody has it or not. Guessing a password shuts the name out for a second after five tries, and
/// twice as long after each further one.
/// https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html ("Lockout behavior for failed sign-in attempts")
/// </summary>
internal static class Tries
{
    private const string Passwords = "password";
    private const string Codes = "code";
    private const string Mails = "mail";

    /// <summary>Refuses a name that is shut out. A try meanwhile does not lengthen it.</summary>
    public static void DemandPassword(Session session, string pool, string name, DateTimeOffset now)
    {
        if (Read(session, pool, Passwords, name) is { } tries && tries.Until > now.ToUnixTimeMilliseconds())
        {
            throw CognitoException.NotAuthorized("Password attempts exceeded");
        }
    }

    /// <summary>Counts a wrong password.</summary>
    public static void WrongPassword(Session session, string pool, string name, DateTimeOffset now)
    {
        var before = Current(session, pool, Passwords, name, now, CognitoLimits.WrongPasswordsCounted);
        var count = before + 1;
        var doublings = Math.Min(count - CognitoLimits.WrongPasswordsMax, CognitoLimits.LockoutDoublingsMax);
        var until = doublings < 0 ? now : now + (CognitoLimits.Lockout * (1 << (int)doublings));
        Write(session, pool, Passwords, name, new(count, now.ToUnixTimeMilliseconds(), until.ToUnixTimeMilliseconds()));
    }

    public static void RightPassword(Session session, string pool, string name) => session.Execute(
        "DELETE FROM tries WHERE pool=?1 AND kind=?2 AND name=?3", pool, Passwords, UserRows.Lower(name));

    /// <summary>Refuses a code of a name that has had too many wrong ones.</summary>
    public static void DemandCode(Session session, string pool, string name, DateTimeOffset now) => Demand(
        Current(session, pool, Codes, name, now, CognitoLimits.TriesCounted) < CognitoLimits.WrongCodesMax);

    public static void WrongCode(Session session, string pool, string name, DateTimeOffset now) =>
        Count(session, pool, Codes, name, now);

    public static void RightCode(Session session, string pool, string name) => session.Execute(
        "DELETE FROM tries WHERE pool=?1 AND kind=?2 AND name=?3", pool, Codes, UserRows.Lower(name));

    /// <summary>Counts a mail, and refuses one too many.</summary>
    public static void Mail(Session session, string pool, string name, DateTimeOffset now)
    {
        Demand(Current(session, pool, Mails, name, now, CognitoLimits.TriesCounted) < CognitoLimits.MailsMax);
        Count(session, pool, Mails, name, now);
    }

    private static void Demand(bool isFew)
    {
        if (!isFew)
        {
            throw CognitoException.Limit();
        }
    }

    private static void Count(Session session, string pool, string kind, string name, DateTimeOffset now)
    {
        var before = Current(session, pool, kind, name, now, CognitoLimits.TriesCounted);
        var since = before == 0 ? now.ToUnixTimeMilliseconds() : Read(session, pool, kind, name)!.Since;
        Write(session, pool, kind, name, new(before + 1, since, since));
    }

    private static long Current(Session session, string pool, string kind, string name, DateTimeOffset now, TimeSpan counted) =>
        Read(session, pool, kind, name) is { } tries && tries.Since > (now - counted).ToUnixTimeMilliseconds() ? tries.Count : 0;

    private static Row? Read(Session session, string pool, string kind, string name) => session.Query(
        "SELECT count, since, until FROM tries WHERE pool=?1 AND kind=?2 AND name=?3", pool, kind, UserRows.Lower(name))
        .All(row => new Row(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2))).FirstOrDefault();

    private static void Write(Session session, string pool, string kind, string name, Row row)
    {
        session.Execute(
            "INSERT INTO tries(pool, kind, name, count, since, until) VALUES(?1, ?2, ?3, ?4, ?5, ?6) "
            + "ON CONFLICT(pool, kind, name) DO UPDATE SET count=?4, since=?5, until=?6",
            pool, kind, UserRows.Lower(name), row.Count, row.Since, row.Until);
        if (session.Number("SELECT count(*) FROM tries") > CognitoLimits.TriesKeptMax)
        {
            // Whoever tries ever new names is not counted by them: the oldest go.
            session.Execute("DELETE FROM tries WHERE since <= (SELECT since FROM tries ORDER BY since LIMIT 1 OFFSET ?1)", 100);
        }
    }

    private sealed record Row(long Count, long Since, long Until);
}
