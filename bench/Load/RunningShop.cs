using System.Text.Json.Nodes;
using Ecommerce.Local.Cloud;
using Ecommerce.Local.Processes;

namespace Ecommerce.Bench.Load;

/// <summary>
/// The whole shop in processes of its own, every function natively compiled, on an empty catalogue and without a rate limit.
/// </summary>
internal sealed class RunningShop : IAsyncDisposable
{
    private static readonly string s_program = typeof(LocalCloud).Assembly.Location;

    private readonly ProcessGroup _process;
    private readonly DataPaths _paths;
    private readonly Task _errors;

    private RunningShop(ProcessGroup process, DataPaths paths) =>
        (_process, _paths, _errors) = (process, paths, process.Errors.CopyToAsync(Console.OpenStandardError()));

    public Uri Api { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Starts it and waits until it serves, which takes minutes where something has to be compiled first.</summary>
    /// <param name="folder">Is emptied, but for what was compiled.</param>
    public static async Task<RunningShop> StartAsync(string folder, CancellationToken cancellation)
    {
        var paths = new DataPaths(folder);
        var process = Start(
            ["--native", "--no-throttle", "--no-seed", "--reset", "--port", "0", "--aws-port", "0", "--data", folder]);
        var shop = new RunningShop(process, paths);
        await shop.ReadyAsync(cancellation); // Where that fails the process ends with ours.
        return shop;
    }

    /// <summary>An access token, as the command line prints one.</summary>
    public async Task<string> TokenAsync(string who, string email, CancellationToken cancellation)
    {
        using var process = Start(["token", who, "--email", email, "--data", _paths.Root]);
        using var output = new StreamReader(process.Output);
        using var errors = new StreamReader(process.Errors);
        var token = await output.ReadToEndAsync(cancellation);
        var told = await errors.ReadToEndAsync(cancellation);
        return await process.WaitAsync(cancellation) == 0
            ? token.Trim()
            : throw new InvalidOperationException($"There is no token for {email}: {told}");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Terminate();
        await _process.WaitAsync(CancellationToken.None);
        await _errors;
        _process.Dispose();
    }

    private async Task ReadyAsync(CancellationToken cancellation)
    {
        using var output = new StreamReader(_process.Output, leaveOpen: true);
        while (await output.ReadLineAsync(cancellation) is { } line)
        {
            await Console.Error.WriteLineAsync(line);
            if (line.Contains(" ready ", StringComparison.Ordinal))
            {
                Api = new($"{(string)JsonNode.Parse(await File.ReadAllTextAsync(_paths.Outputs, cancellation))!["apiUrl"]!}/");
                _ = _process.Output.CopyToAsync(Stream.Null, cancellation); // Else it would wait for somebody to read what it says.
                return;
            }
        }

        throw new InvalidOperationException("The shop ended before it served");
    }

    private static ProcessGroup Start(IReadOnlyList<string> arguments) => ProcessGroup.Start(
        Executables.Dotnet, ["exec", s_program, .. arguments], Results.Root(),
        Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .Select(entry => KeyValuePair.Create((string)entry.Key, (string?)entry.Value ?? "")));
}
