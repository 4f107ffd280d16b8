namespace Ecommerce.Bench;

/// <summary>How one operation did.</summary>
/// <param name="Clients">How many asked at the same time, each again as soon as it was answered.</param>
/// <param name="CpuMicroseconds">Of client and emulator together for one operation: comparable also when the machine is busy.</param>
internal sealed record Measured(
    string Operation, string Through, int Clients, double P50Ms, double P99Ms, double PerSecond, double CpuMicroseconds)
{
    // The first part of the time warms up compiler, caches and connections.
    private const int WarmUpShare = 4;

    /// <summary>Lets clients do one thing for a while, each in a row of its own.</summary>
    public static async Task<Measured> RunAsync(
        string operation, string through, IReadOnlyList<Func<Task>> clients, TimeSpan time, CancellationToken cancellation)
    {
        await CountAsync(clients, time / WarmUpShare, cancellation);
        var start = TimeProvider.System.GetTimestamp();
        var cpu = Environment.CpuUsage.TotalTime;
        var took = await CountAsync(clients, time, cancellation);
        var elapsed = TimeProvider.System.GetElapsedTime(start);
        double[] all = [.. took.SelectMany(one => one).Select(one => one.TotalMilliseconds).Order()];
        var used = (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds;
        return new(
            operation, through, clients.Count, Quantile(all, 0.5), Quantile(all, 0.99), Math.Round(all.Length / elapsed.TotalSeconds),
            Math.Round(used / Math.Max(1, all.Length)));
    }

    private static async Task<List<TimeSpan>[]> CountAsync(
        IReadOnlyList<Func<Task>> clients, TimeSpan time, CancellationToken cancellation) =>
        await Task.WhenAll(clients.Select(client => Threads.Run(() => RepeatAsync(client, time, cancellation))));

    private static async Task<List<TimeSpan>> RepeatAsync(Func<Task> client, TimeSpan time, CancellationToken cancellation)
    {
        var took = new List<TimeSpan>();
        var clock = TimeProvider.System;
        var start = clock.GetTimestamp();
        while (clock.GetElapsedTime(start) < time)
        {
            cancellation.ThrowIfCancellationRequested();
            var began = clock.GetTimestamp();
            await client();
            took.Add(clock.GetElapsedTime(began));
        }

        return took;
    }

    private static double Quantile(double[] sorted, double share) =>
        sorted.Length == 0 ? 0 : Math.Round(sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))], 3);
}
