using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Ecommerce.Bench.ColdStart.Spawning;

/// <summary>
/// A process under measurement. It starts by posix_spawn, with signals as a shell would hand them on; what it writes goes to memory,
/// so that it waits for no reader and is there to be shown when something goes wrong.
/// </summary>
internal sealed unsafe class Child : IDisposable
{
    private const int UsageBytes = 256; // More than struct rusage has anywhere.
    private const int ReadWrite = 2;
    private const int OutputBytesMax = 64 * 1024;

    private readonly SafeFileHandle _output;
    private bool _isReaped;

    private Child(int id, SafeFileHandle output) => (Id, _output) = (id, output);

    public int Id { get; }

    /// <summary>How it ended; null while it runs.</summary>
    public string? Ending { get; private set; }

    /// <summary>Starts a program; arguments and environment are in their native form already, which is not what is measured.</summary>
    public static Child Start(NativeStrings arguments, NativeStrings environment)
    {
        var descriptor = Libc.memfd_create("output", Libc.CloseOnExec);
        var output = descriptor >= 0 ? new SafeFileHandle(descriptor, ownsHandle: true) : throw new Win32Exception();
        byte* actions = stackalloc byte[Libc.OpaqueBytes], attributes = stackalloc byte[Libc.OpaqueBytes];
        Prepare(actions, attributes, descriptor);
        int id;
        var error = Libc.posix_spawn(&id, arguments.Pointer[0], actions, attributes, arguments.Pointer, environment.Pointer);
        return error == 0
            ? new(id, output)
            : throw new Win32Exception(error, $"{Marshal.PtrToStringUTF8((nint)arguments.Pointer[0])} could not be started");
    }

    /// <summary>CPU time of all its threads until now, in milliseconds.</summary>
    public double ReadCpuMs()
    {
        int clock;
        var time = stackalloc long[2];
        return Libc.clock_getcpuclockid(Id, &clock) == 0 && Libc.clock_gettime(clock, time) == 0
            ? (time[0] * 1e3) + (time[1] / 1e6)
            : throw new InvalidOperationException($"The CPU time of process {Id} cannot be read");
    }

    /// <summary>The most memory that it has held until now (VmHWM of /proc/PID/status), in kibibytes.</summary>
    public long ReadPeakKib()
    {
        const string Name = "VmHWM:";
        var line = File.ReadLines($"/proc/{Id}/status").First(l => l.StartsWith(Name, StringComparison.Ordinal));
        return long.Parse(line[Name.Length..].Trim().Split(' ')[0], CultureInfo.InvariantCulture);
    }

    /// <summary>Whether it has ended by itself, which none of them should.</summary>
    public bool HasEnded() => _isReaped || Reap(Libc.WaitNoHang);

    /// <summary>The beginning of what it wrote.</summary>
    public string ReadOutput()
    {
        var bytes = new byte[Math.Min(OutputBytesMax, RandomAccess.GetLength(_output))];
        return Encoding.UTF8.GetString(bytes, 0, RandomAccess.Read(_output, bytes, fileOffset: 0));
    }

    /// <summary>Kills it and waits for its end, so that the next one has the machine for itself.</summary>
    public void Dispose()
    {
        if (!_isReaped)
        {
            _ = Libc.kill(Id, Libc.SigKill);
            Reap(options: 0);
        }

        _output.Dispose();
    }

    private static void Prepare(byte* actions, byte* attributes, int output)
    {
        var signals = stackalloc byte[Libc.OpaqueBytes];
        Require(Libc.posix_spawn_file_actions_init(actions));
        Require(Libc.posix_spawn_file_actions_addopen(actions, 0, "/dev/null", ReadWrite, mode: 0));
        Require(Libc.posix_spawn_file_actions_adddup2(actions, output, 1));
        Require(Libc.posix_spawn_file_actions_adddup2(actions, output, 2));

        // A .NET process ignores SIGPIPE, and what a process ignores its children ignore.
        Require(Libc.posix_spawnattr_init(attributes));
        Require(Libc.posix_spawnattr_setflags(attributes, Libc.ResetSignals));
        new Span<byte>(signals, Libc.OpaqueBytes).Clear();
        Require(Libc.posix_spawnattr_setsigmask(attributes, signals));
        new Span<byte>(signals, Libc.OpaqueBytes).Fill(byte.MaxValue);
        Require(Libc.posix_spawnattr_setsigdefault(attributes, signals));
    }

    // These give their error back instead of leaving it in errno.
    private static void Require(int error)
    {
        if (error != 0)
        {
            throw new Win32Exception(error);
        }
    }

    private bool Reap(int options)
    {
        int status;
        var usage = stackalloc byte[UsageBytes];
        if (Libc.wait4(Id, &status, options, usage) != Id)
        {
            return false;
        }

        var signal = status & 0x7f;
        Ending = signal == 0 ? $"exit code {(status >> 8) & 0xff}" : $"signal {signal}";
        return _isReaped = true;
    }
}
