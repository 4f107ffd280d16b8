using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Ecommerce.Local.Cloud;
using Ecommerce.Local.Processes;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Running;

/// <summary>
/// The shop as its operator runs it: a process of its own on a data folder of a test's own, on ports that were free. It ends with the
/// test, and with the whole run of tests too, however that ends.
/// </summary>
internal sealed class RunningLocal : IAsyncDisposable
{
    private readonly ProcessGroup _process;
    private readonly Transcript _told;
    private readonly Transcript _complained;

    private RunningLocal(ProcessGroup process, DataPaths paths)
    {
        (_process, Paths) = (process, paths);
        (_told, _complained) = (new(process.Output), new(process.Errors));
    }

    public DataPaths Paths { get; }

    public int Pid => _process.Id;

    /// <summary>What it printed so far.</summary>
    public string Told => _told.Text;

    public JsonNode Outputs => JsonNode.Parse(File.ReadAllText(Paths.Outputs))!;

    public Uri Shop => new((string)Outputs["shopUrl"]!);

    /// <summary>Starts with an empty catalogue and waits until it is ready.</summary>
    public static async Task<RunningLocal> StartAsync(DataFolderOfTest folder)
    {
        var shop = Launch(folder, "--no-seed");
        await shop.TellsAsync("ready");
        return shop;
    }

    /// <summary>Starts and does not wait.</summary>
    public static RunningLocal Launch(DataFolderOfTest folder, params string[] arguments) =>
        new(Start(["--jit", "--port", "0", "--aws-port", "0", "--data", folder.Paths.Root, .. arguments]), folder.Paths);

    /// <summary>Runs a command to its end.</summary>
    public static async Task<Ended> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var (told, complained) = (new Transcript(process.Output), new Transcript(process.Errors));
        try
        {
            using var bound = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            var exitCode = await process.WaitAsync(bound.Token);
            return new(exitCode, await told.WholeAsync(), await complained.WholeAsync());
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException($"local {string.Join(' ', arguments)} does not end: {told.Text}{complained.Text}");
        }
    }

    /// <summary>Waits for a word among what it prints.</summary>
    public async Task TellsAsync(string word)
    {
        await Eventually.TrueAsync(() => Told.Contains(word, StringComparison.Ordinal) || _told.IsWhole);
        Told.ShouldContain(word, Case.Sensitive, _complained.Text);
    }

    /// <summary>A client with a token that the command line printed.</summary>
    public async Task<Client> SignInAsync(string who)
    {
        var token = (await RunAsync("token", who, "--data", Paths.Root)).Told.TrimEnd();
        return new(Shop, () => token);
    }

    public Task<Ended> StopAsync(string signal = "TERM")
    {
        Signal(signal, Pid);
        return EndedAsync();
    }

    public static void Signal(string signal, int process) =>
        Process.Start("kill", ["-s", signal, process.ToString(CultureInfo.InvariantCulture)]).Dispose();

    /// <summary>As <c>kill -9</c> does it; its functions are not killed with it.</summary>
    public Task<Ended> KillAsync()
    {
        _process.Kill();
        return EndedAsync();
    }

    /// <summary>The functions that run now, of this shop and no other: each was told its AWS endpoint.</summary>
    public IReadOnlyList<string> FunctionProcesses()
    {
        var mark = $"AWS_ENDPOINT_URL={Outputs["awsEndpoint"]}\0";
        return OperatingSystem.IsLinux()
            ? [.. Directory.EnumerateDirectories("/proc").Where(process => EnvironmentOf(process).Contains(mark, StringComparison.Ordinal))]
            : [];
    }

    public async ValueTask DisposeAsync()
    {
        if (!_told.IsWhole)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private async Task<Ended> EndedAsync()
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        return new(await _process.WaitAsync(bound.Token), await _told.WholeAsync(), await _complained.WholeAsync());
    }

    private static ProcessGroup Start(IReadOnlyList<string> arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Ecommerce.Local.dll");
        string[] inherited = ["PATH", "HOME", "TMPDIR", "DOTNET_ROOT"];
        var environment = inherited
            .Select(name => KeyValuePair.Create(name, Environment.GetEnvironmentVariable(name) ?? "")).Where(v => v.Value.Length > 0);
        return ProcessGroup.Start(Executables.Dotnet, ["exec", program, .. arguments], AppContext.BaseDirectory, environment);
    }

    private static string EnvironmentOf(string process)
    {
        try
        {
            return int.TryParse(Path.GetFileName(process), out _) ? File.ReadAllText(Path.Combine(process, "environ")) : "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ""; // It has ended, or is not ours.
        }
    }
}

/// <summary>How a process ended.</summary>
internal sealed record Ended(int ExitCode, string Told, string Complained)
{
    /// <summary>The one line that it complained of; a stack trace has more.</summary>
    public string Complaint => Complained.TrimEnd().Split('\n').ShouldHaveSingleItem();
}
