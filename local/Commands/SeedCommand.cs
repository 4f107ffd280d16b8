using System.CommandLine;
using Ecommerce.Local.Cloud;
using Ecommerce.Local.Emulators.Cognito;
using Ecommerce.Local.Seeding;
using Ecommerce.Topology;
using Ecommerce.Topology.Services;

namespace Ecommerce.Local.Commands;

/// <summary><c>local seed FILE</c>: imports products with stock from JSON or CSV into the running shop.</summary>
internal static class SeedCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A .json or .csv file; local/Catalogue/README.md describes both" };
        var command = new Command("seed", "Import products with stock into the running shop; a second time changes nothing") { file };
        command.SetAction((parsed, cancellation) => ImportAsync(parsed.GetRequiredValue(file), Flags.PathsOf(parsed), cancellation));
        return command;
    }

    private static async Task<int> ImportAsync(string file, DataPaths paths, CancellationToken cancellation)
    {
        var products = SeedFile.Read(file);
        var outputs = DataFolder.IsHeld(paths) ? Outputs.Read(paths) : null;
        if (outputs is null)
        {
            throw new LocalException($"No shop is running on {paths.Root}; start one first: dotnet run --project local");
        }

        using var pools = UserPools.Open(paths.Identity, Shop.Describe());
        var issuer = new TokenIssuer(pools, new ShopClock(paths.Clock));
        await Catalogue.ImportAsync(
            outputs.ShopUrl, () => issuer.Issue(Platform.Admins, "seed@localhost"), products, Console.WriteLine, cancellation);
        return ExitCode.Done;
    }
}
