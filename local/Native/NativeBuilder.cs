using System.Diagnostics;

namespace Ecommerce.Local.Native;

/// <summary>
/// Compiles services to native executables beside the running shop: at low priority, each version of the sources once.
/// </summary>
public sealed class NativeBuilder(NativeBuildOptions options)
{
    private readonly NativeCache _cache = new(options);
    private readonly Lock _telling = new();

    /// <summary>
    /// Builds what is not in the cache and tells each service's outcome as soon as it is known. Returns the executables that
    /// there are; a service that could not be built is missing. Cancelling ends the compiler with its children.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, string>> BuildAsync(
        IReadOnlyList<string> services, Action<NativeEvent> progress, CancellationToken cancellation)
    {
        var ready = new Dictionary<string, string>(StringComparer.Ordinal);
        var toolchain = await NativeToolchain.DetectAsync(options, cancellation).ConfigureAwait(false);
        if (toolchain.Missing is { } missing)
        {
            Skip(services, missing);
            return ready;
        }

        Directory.CreateDirectory(options.Folder);
        var work = FromCache(services, toolchain.SdkVersion, Tell);
        if (work.Count == 0)
        {
            return ready;
        }

        using var compiling = TryLock();
        if (compiling is null)
        {
            Skip(work.Keys, $"Another process compiles into {options.Folder}: the services stay with their JIT builds.");
            return ready;
        }

        _cache.Sweep();
        await BuildAllAsync(work, toolchain.SdkVersion, Tell, cancellation).ConfigureAwait(false);
        return ready;

        void Tell(NativeEvent happened)
        {
            lock (_telling)
            {
                if (happened is NativeEvent.Ready built)
                {
                    ready[built.Service] = built.Executable;
                }

                progress(happened);
            }
        }

        void Skip(IEnumerable<string> skipped, string reason)
        {
            foreach (var service in skipped)
            {
                Tell(new NativeEvent.Skipped(service, reason));
            }
        }
    }

    /// <summary>The executables that need no compiling, by service: those of the present sources that stand in the cache.</summary>
    public async Task<IReadOnlyDictionary<string, string>> CachedAsync(IReadOnlyList<string> services, CancellationToken cancellation)
    {
        var ready = new Dictionary<string, string>(StringComparer.Ordinal);
        var toolchain = await NativeToolchain.DetectAsync(options, cancellation).ConfigureAwait(false);
        FromCache(services, toolchain.SdkVersion, happened =>
        {
            if (happened is NativeEvent.Ready built)
            {
                ready[built.Service] = built.Executable;
            }
        });
        return ready;
    }

    /// <summary>The services that must be compiled, by their hash; the others are told as ready.</summary>
    private Dictionary<string, string> FromCache(IReadOnlyList<string> services, string sdkVersion, Action<NativeEvent> tell)
    {
        var work = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var service in services.Distinct(StringComparer.Ordinal))
        {
            var hash = HashOf(service, sdkVersion);
            if (_cache.Find(service, hash) is { } executable)
            {
                _cache.Touch(service, hash);
                tell(new NativeEvent.Ready(service, executable, new FileInfo(executable).Length, Took: null));
            }
            else
            {
                work.Add(service, hash);
            }
        }

        return work;
    }

    /// <summary>Each lane has intermediate files of its own: two builds in one folder would write the same shared assemblies.</summary>
    private async Task BuildAllAsync(
        Dictionary<string, string> work, string sdkVersion, Action<NativeEvent> tell, CancellationToken cancellation)
    {
        var queue = new Queue<(string Service, string Hash)>(work.Select(pair => (pair.Key, pair.Value)));
        await Task.WhenAll(Enumerable.Range(0, Math.Min(options.ParallelMax, work.Count)).Select(LaneAsync)).ConfigureAwait(false);

        async Task LaneAsync(int lane)
        {
            while (true)
            {
                (string Service, string Hash) next;
                lock (queue)
                {
                    if (!queue.TryDequeue(out next))
                    {
                        return;
                    }
                }

                tell(new NativeEvent.Started(next.Service));
                var outcome = await BuildOneAsync(next.Service, next.Hash, lane, sdkVersion, cancellation).ConfigureAwait(false);
                tell(outcome);
            }
        }
    }

    private async Task<NativeEvent> BuildOneAsync(
        string service, string hash, int lane, string sdkVersion, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var temporary = _cache.NewTemporary(service);
        var logPath = Path.Combine(options.Folder, "logs", service + ".log");
        Directory.CreateDirectory(Path.GetDirectoryName(logPath)!);
        int exitCode;
        await using (var log = new StreamWriter(logPath))
        {
            var publish = new BuildProcess(options, Publish(service, lane, temporary));
            exitCode = await publish.RunAsync(log, cancellation).ConfigureAwait(false);
        }

        if (exitCode == 0 && HashOf(service, sdkVersion) != hash)
        {
            return new NativeEvent.Failed(service, "The sources changed while they were compiled: start again.", logPath);
        }

        if (exitCode != 0 || _cache.Commit(service, hash, temporary) is not { } executable)
        {
            return new NativeEvent.Failed(service, await FirstErrorAsync(logPath, exitCode, cancellation).ConfigureAwait(false), logPath);
        }

        _cache.Trim(service);
        return new NativeEvent.Ready(service, executable, new FileInfo(executable).Length, Stopwatch.GetElapsedTime(started));
    }

    private string HashOf(string service, string sdkVersion) =>
        NativeInputs.HashOf(options.RepositoryRoot, service, sdkVersion, options.RuntimeIdentifier);

    private string[] Publish(string service, int lane, string output) =>
    [
        "publish", Path.Combine("functions", service), "--configuration", "Release", "--runtime", options.RuntimeIdentifier,
        "--artifacts-path", Path.Combine(options.Folder, "build", $"{lane}"), "--output", output,
        "-nodeReuse:false", "-maxCpuCount:1", "-verbosity:quiet",
        "-p:UseSharedCompilation=false", "-p:CopyOutputSymbolsToPublishDirectory=false",
    ];

    private static async Task<string> FirstErrorAsync(string logPath, int exitCode, CancellationToken cancellation)
    {
        var lines = await File.ReadAllLinesAsync(logPath, cancellation).ConfigureAwait(false);
        return Array.Find(lines, line => line.Contains("error ", StringComparison.OrdinalIgnoreCase))?.Trim()
            ?? Array.FindLast(lines, line => !string.IsNullOrWhiteSpace(line))?.Trim()
            ?? $"The build ended with exit code {exitCode} and said nothing.";
    }

    /// <summary>The lock ends with its process, however that ends.</summary>
    private FileStream? TryLock()
    {
        try
        {
            return new(Path.Combine(options.Folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
