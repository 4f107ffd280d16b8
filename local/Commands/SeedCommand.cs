using System.CommandLine;
using Ecommerce.Local.Cloud;
using Ecommerce.Local.Seeding;

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
        using var admin = AdminSession.Open(paths, "seed@localhost");
        await Catalogue.ImportAsync(admin.Shop, admin.Token, products, Console.WriteLine, cancellation);
        return ExitCode.Done;
    }
}
