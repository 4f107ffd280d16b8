using System.CommandLine;
using Ecommerce.Local.Cloud;
using Ecommerce.Local.Emulators.Cognito;
using Ecommerce.Topology;
using Ecommerce.Topology.Services;

namespace Ecommerce.Local.Commands;

/// <summary><c>local token customer|admin</c>: prints a valid access token and nothing else.</summary>
internal static class TokenCommand
{
    public static Command Create()
    {
        var who = new Argument<string>("who") { Description = "customer or admin" };
        who.AcceptOnlyFromAmong("customer", "admin");
        var email = new Option<string?>("--email") { Description = "Whose token; the same address is the same person every time" };
        var command = new Command("token", "Print an access token for the API, valid for an hour, and nothing else") { who, email };
        command.SetAction(parsed =>
        {
            var isAdmin = parsed.GetRequiredValue(who) == "admin";
            Console.WriteLine(Issue(Flags.PathsOf(parsed), isAdmin, parsed.GetValue(email) ?? $"{parsed.GetRequiredValue(who)}@example.com"));
            return 0;
        });
        return command;
    }

    private static string Issue(DataPaths paths, bool isAdmin, string email)
    {
        if (!email.Contains('@', StringComparison.Ordinal))
        {
            throw new LocalException($"--email: '{email}' is no e-mail address");
        }

        using var pools = UserPools.Open(paths.Identity, Shop.Describe());
        var issuer = new TokenIssuer(pools, TimeProvider.System);
        return isAdmin ? issuer.Issue(Platform.Admins, email, "admin") : issuer.Issue(Platform.Customers, email);
    }
}
