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
        who.Validators.Clear();
        who.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: not ("customer" or "admin") and var other }])
            {
                result.AddError($"'{other}' is neither customer nor admin");
            }
        });
        var email = new Option<string?>("--email")
        {
            Description = "Whose token; the same address is the same person every time",
            HelpName = "ADDRESS",
        };
        var command = new Command("token", "Print an access token for the API, valid for an hour, and nothing else") { who, email };
        command.SetAction(parsed =>
        {
            var kind = parsed.GetRequiredValue(who);
            Console.WriteLine(Issue(Flags.PathsOf(parsed), isAdmin: kind == "admin", parsed.GetValue(email) ?? $"{kind}@example.com"));
            return ExitCode.Done;
        });
        return command;
    }

    private static string Issue(DataPaths paths, bool isAdmin, string email)
    {
        if (!email.Contains('@', StringComparison.Ordinal))
        {
            throw new LocalException($"--email: '{email}' is no e-mail address");
        }

        // Pools made here would not be those of a shop that starts at this moment.
        if (!Directory.Exists(paths.Identity))
        {
            throw new LocalException($"No shop was ever started on {paths.Root}; start one first: dotnet run --project local");
        }

        using var pools = UserPools.Open(paths.Identity, Shop.Describe());
        var issuer = new TokenIssuer(pools, new ShopClock(paths.Clock));
        return isAdmin ? issuer.Issue(Platform.Admins, email, "admin") : issuer.Issue(Platform.Customers, email);
    }
}
