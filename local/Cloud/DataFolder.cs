using System.Globalization;

namespace Ecommerce.Local.Cloud;

/// <summary>
/// Where one copy of the shop keeps everything: tables, keys, logs, native executables. One process at a time may have it open; the
/// lock is the operating system's and goes with the process, however that ends.
/// </summary>
public sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;

    private DataFolder(DataPaths paths, FileStream @lock) => (Paths, _lock) = (paths, @lock);

    public DataPaths Paths { get; }

    /// <summary>Opens the folder, making it where there is none. Refuses, in one line, one that is in use or cannot be written.</summary>
    public static DataFolder Open(DataPaths paths)
    {
        try
        {
            MakeRoot(paths);
            var taken = Take(paths);
            try
            {
                File.WriteAllText(paths.Pid, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
                return new(paths, taken);
            }
            catch
            {
                taken.Dispose();
                throw;
            }
        }
        catch (UnauthorizedAccessException)
        {
            throw new LocalException($"The data folder {paths.Root} cannot be written; choose another with --data DIR");
        }
        catch (IOException) when (IsHeld(paths))
        {
            throw new LocalException(
                $"The data folder {paths.Root} is in use by process {PidOf(paths)}; stop that one, or choose another with --data DIR");
        }
        catch (IOException e)
        {
            throw new LocalException($"The data folder {paths.Root} cannot be used: {e.Message}");
        }
    }

    /// <summary>
    /// Removes all that a shop keeps but the native executables, which hold no data and take a minute to compile. Whatever else lies
    /// in the folder stays: <c>--data</c> may name one that is not only ours.
    /// </summary>
    public void Reset()
    {
        foreach (var path in Paths.Data)
        {
            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }
            else
            {
                File.Delete(path);
            }
        }
    }

    public void Dispose()
    {
        File.Delete(Paths.Pid);
        _lock.Dispose();
    }

    /// <summary>True when a process has the folder open now.</summary>
    public static bool IsHeld(DataPaths paths)
    {
        try
        {
            if (!File.Exists(paths.Lock))
            {
                return false;
            }

            using var probe = new FileStream(paths.Lock, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    // What lies here is for its owner alone; a folder that was there before keeps its mode.
    private static void MakeRoot(DataPaths paths)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(paths.Root);
        }
        else
        {
            Directory.CreateDirectory(paths.Root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    // Another command that looks whether the shop runs holds the lock for an instant; a shop holds it for good.
    private static FileStream Take(DataPaths paths)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new(paths.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < LocalLimits.LockTriesMax && File.Exists(paths.Lock))
            {
                Thread.Sleep(LocalLimits.LockPause);
            }
        }
    }

    private static string PidOf(DataPaths paths) =>
        File.Exists(paths.Pid) && File.ReadAllText(paths.Pid).Trim() is { Length: > 0 } pid ? pid : "unknown";
}

/// <summary>The places inside a data folder.</summary>
public sealed record DataPaths(string Root)
{
    public string Lock => Path.Combine(Root, "lock");

    public string Pid => Path.Combine(Root, "pid");

    public string Tables => Path.Combine(Root, "dynamodb.db");

    public string Events => Path.Combine(Root, "eventbridge.db");

    public string Topics => Path.Combine(Root, "sns.db");

    public string Queues => Path.Combine(Root, "sqs.db");

    /// <summary>How far streams and schedules are done.</summary>
    public string Mappings => Path.Combine(Root, "lambda.db");

    /// <summary>The users of the pools, and the mails they got.</summary>
    public string Users => Path.Combine(Root, "cognito.db");

    /// <summary>User pools with their signing keys, and the operator's key pair.</summary>
    public string Identity => Path.Combine(Root, "identity");

    /// <summary>How far the shop's time is ahead of the machine's.</summary>
    public string Clock => Path.Combine(Root, "clock");

    public string Logs => Path.Combine(Root, "logs");

    /// <summary>What went wrong and never should.</summary>
    public string Failures => Path.Combine(Logs, "failures.log");

    public string Native => Path.Combine(Root, "native");

    public string Outputs => Path.Combine(Root, "outputs.json");

    /// <summary>Stands when the catalogue has been seeded to its end.</summary>
    public string Seeded => Path.Combine(Root, "seeded");

    /// <summary>All that a reset removes: everything but the lock and the native executables.</summary>
    public IReadOnlyList<string> Data =>
    [
        Seeded, Outputs, Clock, .. DatabaseFiles(Tables), .. DatabaseFiles(Events), .. DatabaseFiles(Topics), .. DatabaseFiles(Queues),
        .. DatabaseFiles(Mappings), .. DatabaseFiles(Users), Identity, Logs,
    ];

    private static string[] DatabaseFiles(string file) => [file, file + "-wal", file + "-shm"];

    public static DataPaths At(string root) => new(Path.GetFullPath(root));
}
