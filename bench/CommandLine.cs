using Ecommerce.Bench.DynamoDb;
using Ecommerce.Bench.Load;

namespace Ecommerce.Bench;

/// <summary>Something that is measured: its name on the command line, one line about it, and its options with their defaults.</summary>
internal sealed record Command(
    string Name, string Summary, IReadOnlyDictionary<string, string> Options, Func<Arguments, CancellationToken, Task> RunAsync);

/// <summary>All measurements behind one door: what is wrong with a command line is one clear line and an exit code.</summary>
internal static class CommandLine
{
    private const int Usage = 2;
    private const int Interrupted = 130;

    private static readonly Command[] s_commands = [DynamoDbCommand.Create(), SoakCommand.Create(), LoadCommand.Create()];

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is [] or ["--help" or "-h"])
        {
            WriteHelp();
            return arguments.Length == 0 ? Usage : 0;
        }

        if (s_commands.FirstOrDefault(command => command.Name == arguments[0]) is not { } command)
        {
            var names = string.Join(", ", s_commands.Select(c => c.Name));
            return await RefuseAsync($"There is no command '{arguments[0]}'; there is {names}");
        }

        if (arguments.Contains("--help"))
        {
            WriteHelp(command);
            return 0;
        }

        using var interruption = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = true;
            interruption.Cancel();
        };
        try
        {
            await command.RunAsync(Arguments.Read(arguments[1..], command.Options), interruption.Token);
            return 0;
        }
        catch (UsageException wrong)
        {
            return await RefuseAsync(wrong.Message);
        }
        catch (OperationCanceledException) when (interruption.IsCancellationRequested)
        {
            return Interrupted;
        }
    }

    private static async Task<int> RefuseAsync(string words)
    {
        await Console.Error.WriteLineAsync($"{words}; --help shows what there is");
        return Usage;
    }

    private static void WriteHelp()
    {
        Console.WriteLine("Measures the shop's parts on this machine.\n");
        Console.WriteLine("Usage: dotnet run -c Release --project bench -- COMMAND [OPTIONS]\n");
        foreach (var command in s_commands)
        {
            WriteHelp(command);
        }
    }

    private static void WriteHelp(Command command)
    {
        Console.WriteLine($"{command.Name}  {command.Summary}");
        foreach (var (name, fallback) in command.Options)
        {
            Console.WriteLine($"  --{name} (default {fallback})");
        }
    }
}
