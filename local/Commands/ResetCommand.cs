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
            var paths = Flags.PathsOf(parsed);
            if (!Directory.Exists(paths.Root) && !File.Exists(paths.Root))
            {
                Console.WriteLine($"{paths.Root} does not exist, so there is nothing to remove");
                return ExitCode.Done;
            }

            using var folder = DataFolder.Open(paths);
            folder.Reset();
            Console.WriteLine($"{folder.Paths.Root} holds no data any more");
            return ExitCode.Done;
        });
        return command;
    }
}
