using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Ecommerce.Local.Processes;

/// <summary>
/// A child process that can be ended together with all that it started. On Linux it leads a session of its own, so a signal
/// reaches the whole group and Ctrl-C in the terminal does not reach it; elsewhere the tree of children is walked.
/// </summary>
public sealed class ProcessGroup : IDisposable
{
    private const int SigTerm = 15;
    private const int SigKill = 9;
    private readonly Process _process;
    private readonly bool _leads;

    private ProcessGroup(Process process, bool leads)
    {
        _process = process;
        _leads = leads;
        Id = process.Id;
    }

    public int Id { get; }

    public Stream Output => _process.StandardOutput.BaseStream;

    public Stream Errors => _process.StandardError.BaseStream;

    /// <summary>Starts a program with both outputs redirected and nothing to read.</summary>
    /// <param name="environment">The whole environment: nothing of ours is inherited.</param>
    public static ProcessGroup Start(
        string program, IReadOnlyList<string> arguments, string workingDirectory, IEnumerable<KeyValuePair<string, string>> environment)
    {
        var setsid = Executables.Setsid;
        var info = new ProcessStartInfo(setsid ?? program, setsid is null ? arguments : [program, .. arguments])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            info.Environment[name] = value;
        }

        var process = Process.Start(info)!;
        process.StandardInput.Close();
        OrphanGuard.Shared.Add(process.Id);
        return new(process, leads: setsid is not null);
    }

    /// <summary>Waits for the process itself, not for what it left behind; tells its exit code.</summary>
    public async Task<int> WaitAsync(CancellationToken cancellation)
    {
        await _process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        return _process.ExitCode;
    }

    /// <summary>Asks every process of the group to end.</summary>
    public void Terminate() => Signal(SigTerm);

    /// <summary>Ends every process of the group, also those that outlived their leader.</summary>
    public void Kill() => Signal(SigKill);

    public void Dispose()
    {
        OrphanGuard.Shared.Remove(Id);
        _process.Dispose();
    }

    private void Signal(int signal)
    {
        if (_leads)
        {
            // The group does not exist in the instant between fork and setsid; the process does.
            if (KillNative(-Id, signal) != 0 && !_process.HasExited)
            {
                _ = KillNative(Id, signal);
            }
        }
        else if (!_process.HasExited)
        {
            if (signal == SigTerm && !OperatingSystem.IsWindows())
            {
                _ = KillNative(Id, signal);
            }
            else
            {
                _process.Kill(entireProcessTree: true);
            }
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int KillNative(int processId, int signal);
}
