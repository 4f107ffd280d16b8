using System.Text.Json;

namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>A mail that a pool sent. Here it goes nowhere but to the console.</summary>
/// <param name="Code">The code, or the password, that stands in it.</param>
public sealed record Mail(string Pool, string Address, string Subject, string Text, string Code, DateTimeOffset At);

/// <summary>The mails in the file, the latest first.</summary>
internal static class Mails
{
    public static void Send(Session session, Mail mail)
    {
        session.Execute(
            "INSERT INTO mails(pool, address, document) VALUES(?1, ?2, ?3)",
            mail.Pool, UserRows.Lower(mail.Address), JsonSerializer.Serialize(mail));
        session.Execute(
            "DELETE FROM mails WHERE id <= (SELECT max(id) FROM mails) - ?1", CognitoLimits.MailsKeptMax);
    }

    public static IReadOnlyList<Mail> To(Session session, string address) => Read(session.Query(
        "SELECT document FROM mails WHERE address=?1 ORDER BY id DESC", UserRows.Lower(address)));

    public static IReadOnlyList<Mail> All(Session session) => Read(session.Query("SELECT document FROM mails ORDER BY id DESC"));

    private static List<Mail> Read(Microsoft.Data.Sqlite.SqliteDataReader rows) =>
        rows.All(row => JsonSerializer.Deserialize<Mail>(row.GetString(0))!);
}
