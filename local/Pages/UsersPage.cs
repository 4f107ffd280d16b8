using System.Globalization;
using Ecommerce.Local.Cloud;
using Ecommerce.Local.Emulators.Cognito;

namespace Ecommerce.Local.Pages;

/// <summary>Who is in the pools, and the mails that they got: a mail goes nowhere else.</summary>
internal sealed class UsersPage(LocalCloud cloud)
{
    public const string Path = "/_local/users";

    private const int MailsShownMax = 100;

    private static readonly Cell[] s_users = ["Pool", Cell.Wide("Address"), "State", "Groups", "App", "Since", "sub"];
    private static readonly Cell[] s_mails = ["Time", "Pool", Cell.Wide("To"), "Subject", "Code", Cell.Wide("Text")];

    public string Content()
    {
        var mails = cloud.Users.Mails.Take(MailsShownMax).Select(Row);
        return $"""
            {Html.Table("Users", "both pools, by address", s_users, cloud.Users.Users.Select(Row))}
            {Html.Table("Mails", $"the latest {MailsShownMax}, with the codes that are in them", s_mails, mails)}
            """;
    }

    private static Cell[] Row(UserSummary user) =>
    [
        user.Pool, Cell.Wide(user.Email), new(user.Status, user.Status is "CONFIRMED" ? "good" : "soft"), string.Join(", ", user.Groups),
        user.HasAuthenticator ? "set up" : "", Time(user.CreatedAt), user.Sub,
    ];

    private static Cell[] Row(Mail mail) =>
        [Time(mail.At), mail.Pool, Cell.Wide(mail.Address), mail.Subject, mail.Code, Cell.Wide(mail.Text)];

    private static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
