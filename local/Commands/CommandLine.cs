using System.CommandLine;
using System.CommandLine.Help;

namespace Ecommerce.Local.Commands;

/// <summary>All commands behind one door: what goes wrong is one clear line and an exit code, never a stack trace.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var root = StartCommand.Create();
        root.Subcommands.Add(SeedCommand.Create());
        root.Subcommands.Add(TokenCommand.Create());
        root.Subcommands.Add(OutputsCommand.Create());
        root.Subcommands.Add(ClockCommand.Create());
        root.Subcommands.Add(ReconcileCommand.Create());
        root.Subcommands.Add(ReplayCommand.Create());
        root.Subcommands.Add(RedriveCommand.Create());
        root.Subcommands.Add(ResetCommand.Create());

        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count == 0 || parsed.Action is HelpAction)
        {
            return await InvokeAsync(parsed);
        }

        foreach (var error in parsed.Errors)
        {
            await Console.Error.WriteLineAsync(string.Join(' ', error.Message.Split('\n').Select(line => line.Trim())).Trim());
        }

        await Console.Error.WriteLineAsync("--help shows what there is");
        return ExitCode.Usage;
    }

    private static async Task<int> InvokeAsync(ParseResult parsed)
    {
        using var interruption = new Interruption();
        AppDomain.CurrentDomain.UnhandledException += (_, happened) =>
        {
            TellBug(parsed, happened.ExceptionObject);
            Environment.Exit(ExitCode.Bug); // Before the runtime prints a stack trace and aborts.
        };
        try
        {
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parsed.InvokeAsync(configuration, interruption.Token);
        }
        catch (Exception e) when (e is LocalException or PortTakenException or InvalidDataException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCode.Refused;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            await Console.Error.WriteLineAsync($"The disk refuses: {e.Message}");
            return ExitCode.Refused;
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("stopped before it was done");
            return ExitCode.Interrupted;
        }
        catch (Exception e) // The outermost place of the program.
        {
            TellBug(parsed, e);
            return ExitCode.Bug;
        }
    }

    private static void TellBug(ParseResult parsed, object failure)
    {
        using var log = new FailureLog(Flags.PathsOf(parsed).Failures, Console.Error);
        log.WriteLine($"The program failed: {failure}");
    }
}
