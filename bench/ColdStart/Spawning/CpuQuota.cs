using System.Globalization;

namespace Ecommerce.Bench.ColdStart.Spawning;

/// <summary>
/// A share of one CPU as a function of that memory gets it: "At 1,769 MB, a function has the equivalent of one vCPU" (AWS Lambda
/// developer guide, "Configure Lambda function memory"), in proportion below. The kernel's bandwidth control enforces it, so whoever
/// has used up a period's share waits for the next period. Each process gets a group of its own, with no debts of the one before.
/// </summary>
internal sealed class CpuQuota : IDisposable
{
    private const int PeriodMicroseconds = 20_000;
    private const int MemoryOfOneCpuMb = 1769;
    private const string Controller = "/sys/fs/cgroup/cpu";

    private readonly string _group;

    private CpuQuota(string group) => _group = group;

    /// <summary>Why there can be none on this machine; null where there can.</summary>
    public static string? Obstacle { get; } = FindObstacle();

    public static CpuQuota Of(int memoryMb)
    {
        var group = Path.Combine(Controller, $"ecommerce-bench-{Environment.ProcessId}");
        Directory.CreateDirectory(group);
        Write(group, "cpu.cfs_period_us", PeriodMicroseconds);
        Write(group, "cpu.cfs_quota_us", PeriodMicroseconds * memoryMb / MemoryOfOneCpuMb);
        return new(group);
    }

    /// <summary>
    /// Does something whose children begin inside the group: on a thread that goes in and ends there. Moving a thread takes the kernel
    /// many milliseconds, so none moves while somebody measures.
    /// </summary>
    public T Enter<T>(Func<T> start) => Task.Factory.StartNew(
        () =>
        {
            Write(_group, "tasks", Libc.gettid());
            return start();
        },
        CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).GetAwaiter().GetResult();

    public void Dispose() => Directory.Delete(_group);

    private static string? FindObstacle()
    {
        if (!File.Exists(Path.Combine(Controller, "cpu.cfs_quota_us")) && !File.Exists(Path.Combine(Controller, "tasks")))
        {
            return "CPU quotas need the cpu controller of cgroup v1, which puts single threads into a group; this machine has none";
        }

        try
        {
            Of(MemoryOfOneCpuMb).Dispose();
            return null;
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            return $"CPU quotas need the right to make a cgroup: {denied.Message}";
        }
    }

    // In one write: a control file takes each write for a value of its own.
    private static void Write(string group, string file, int value)
    {
        using var handle = File.OpenHandle(Path.Combine(group, file), FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        RandomAccess.Write(handle, System.Text.Encoding.ASCII.GetBytes(value.ToString(CultureInfo.InvariantCulture)), fileOffset: 0);
    }
}
