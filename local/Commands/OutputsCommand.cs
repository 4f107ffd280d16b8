using System.CommandLine;
using Ecommerce.Local.Cloud;

namespace Ecommerce.Local.Commands;

/// <summary><c>local outputs</c>: where the shop is and what its things are called, under the names of the stack's outputs.</summary>
internal static class OutputsCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "As one JSON object" };
        var command = new Command("outputs", "Print addresses, ids and names of the shop") { json };
        command.SetAction(parsed =>
        {
            var paths = Flags.PathsOf(parsed);
            var outputs = Outputs.Read(paths)
                ?? throw new LocalException($"{paths.Root} has no outputs yet; start the shop first: dotnet run --project local");
            if (!DataFolder.IsHeld(paths))
            {
                Console.Error.WriteLine("The shop is not running; these are the outputs of its latest start.");
            }

            Console.WriteLine(parsed.GetValue(json)
                ? outputs.ToJson()
                : string.Join(Environment.NewLine, outputs.Values.Select(o => $"{o.Key,-20} {o.Value}")));
            return ExitCode.Done;
        });
        return command;
    }
}
