using System.CommandLine;
using Ecommerce.Local;
using Ecommerce.Local.Commands;

// Functions in this process block on sockets, and so need threads that the pool would otherwise grow too slowly.
ThreadPool.SetMinThreads(32, 32);

var root = StartCommand.Create();
root.Subcommands.Add(SeedCommand.Create());
root.Subcommands.Add(TokenCommand.Create());
root.Subcommands.Add(OutputsCommand.Create());
root.Subcommands.Add(ResetCommand.Create());

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0 && parsed.Action is not System.CommandLine.Help.HelpAction)
{
    await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, parsed.Errors.Select(e => e.Message)));
    await Console.Error.WriteLineAsync("--help shows what there is");
    return 2;
}

try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = LocalLimits.Stopping });
}
catch (Exception e) when (e is LocalException or PortTakenException or InvalidDataException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
catch (Exception e) when (e is UnauthorizedAccessException or IOException)
{
    await Console.Error.WriteLineAsync($"The disk refuses: {e.Message}");
    return 1;
}
