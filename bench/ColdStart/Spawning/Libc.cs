using System.Runtime.InteropServices;

namespace Ecommerce.Bench.ColdStart.Spawning;

/// <summary>
/// The calls of the C library that starting and watching a process takes. Process.Start does more than start one, and its own work
/// would be in the figures.
/// </summary>
internal static unsafe partial class Libc
{
    public const int SigKill = 9;
    public const int WaitNoHang = 1;
    public const int CloseOnExec = 1;
    public const int DontNeed = 4;

    // POSIX_SPAWN_SETSIGDEF and POSIX_SPAWN_SETSIGMASK (spawn.h).
    public const short ResetSignals = 0x04 | 0x08;

    /// <summary>Room enough for posix_spawn_file_actions_t (80 bytes), posix_spawnattr_t (336) and sigset_t (128).</summary>
    public const int OpaqueBytes = 512;

    [LibraryImport("libc")]
    public static partial int posix_spawn(int* pid, byte* path, byte* actions, byte* attributes, byte** arguments, byte** environment);

    [LibraryImport("libc")]
    public static partial int posix_spawn_file_actions_init(byte* actions);

    [LibraryImport("libc")]
    public static partial int posix_spawn_file_actions_adddup2(byte* actions, int from, int to);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int posix_spawn_file_actions_addopen(byte* actions, int descriptor, string path, int flags, uint mode);

    [LibraryImport("libc")]
    public static partial int posix_spawnattr_init(byte* attributes);

    [LibraryImport("libc")]
    public static partial int posix_spawnattr_setflags(byte* attributes, short flags);

    [LibraryImport("libc")]
    public static partial int posix_spawnattr_setsigdefault(byte* attributes, byte* signals);

    [LibraryImport("libc")]
    public static partial int posix_spawnattr_setsigmask(byte* attributes, byte* signals);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int memfd_create(string name, uint flags);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int wait4(int pid, int* status, int options, byte* usage);

    [LibraryImport("libc")]
    public static partial int kill(int pid, int signal);

    [LibraryImport("libc")]
    public static partial int clock_getcpuclockid(int pid, int* clock);

    [LibraryImport("libc")]
    public static partial int clock_gettime(int clock, long* secondsAndNanoseconds);

    [LibraryImport("libc")]
    public static partial int gettid();

    [LibraryImport("libc")]
    public static partial int posix_fadvise(nint descriptor, long offset, long length, int advice);
}
