using System.Collections;
using System.ComponentModel;
using Ecommerce.Local.Processes;

namespace Ecommerce.Local.Native;

/// <summary>One run of the .NET CLI at low priority; cancelling ends it with all its children.</summary>
public sealed class BuildProcess(NativeBuildOptions options, IReadOnlyList<string> arguments)
{
    /// <summary>Exit code of a program that could not be started.</summary>
    public const int NotStarted = 127;

    /// <summary>
    /// Variables of the build or run that started us. <c>dotnet run</c> sets some and they change what a nested build does.
    /// </summary>
    private static readonly string[] s_foreign =
        ["MSBUILD", "_MSBUILD", "DOTNET_CLI_", "DOTNET_ROOT", "DOTNET_HOST_PATH", "ASPNETCORE_", "AWS_"];

    /// <summary>Names that begin like a foreign one and say something about the machine or its owner.</summary>
    private static readonly string[] s_kept = ["DOTNET_CLI_HOME", "DOTNET_CLI_TELEMETRY_OPTOUT", "DOTNET_CLI_UI_LANGUAGE"];

    public async Task<int> RunAsync(TextWriter log, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var nice = OperatingSystem.IsWindows() ? null : options.FindProgram("nice");
        using var process = Start(nice ?? options.Dotnet, nice is null ? arguments : ["-n", "15", options.Dotnet, .. arguments], log);
        if (process is null)
        {
            return NotStarted;
        }

        await using var kill = cancellation.UnsafeRegister(static state => ((ProcessGroup)state!).Kill(), process);
        var shared = TextWriter.Synchronized(log);
        var output = Task.WhenAll(CopyAsync(process.Output, shared), CopyAsync(process.Errors, shared));
        var exitCode = await process.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        process.Kill(); // Servers that the CLI may leave behind, which would also keep the pipes open.
        await output.ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return exitCode;
    }

    private ProcessGroup? Start(string program, IReadOnlyList<string> all, TextWriter log)
    {
        try
        {
            return ProcessGroup.Start(program, all, options.RepositoryRoot, Environment());
        }
        catch (Win32Exception e)
        {
            log.WriteLine(e.Message);
            return null;
        }
    }

    private static async Task CopyAsync(Stream from, TextWriter to)
    {
        using var reader = new StreamReader(from);
        while (await reader.ReadLineAsync(CancellationToken.None).ConfigureAwait(false) is { } line)
        {
            await to.WriteLineAsync(line).ConfigureAwait(false);
        }
    }

    internal static Dictionary<string, string> Environment()
    {
        var clean = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry variable in System.Environment.GetEnvironmentVariables())
        {
            var name = (string)variable.Key;
            var foreign = Array.Exists(s_foreign, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
            if (!foreign || s_kept.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                clean[name] = (string?)variable.Value ?? "";
            }
        }

        clean["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        clean["MSBUILDDISABLENODEREUSE"] = "1";
        clean["DOTNET_NOLOGO"] = "1";
        return clean;
    }
}
