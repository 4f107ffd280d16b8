using System.CommandLine;
using Ecommerce.Local.Cloud;

namespace Ecommerce.Local.Commands;

/// <summary><c>local reset</c>: removes all data of a shop that is not running.</summary>
internal static class ResetCommand
{
    public static Command Create()
    {
        var command = new Command("reset", "Remove all data of a shop that is not running; native executables stay");
        command.SetAction(parsed =>
        {
            using var folder = DataFolder.Open(Flags.PathsOf(parsed));
            folder.Reset();
            Console.WriteLine($"{folder.Paths.Root} holds no data any more");
            return 0;
        });
        return command;
    }
}
