namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>Sweeps again and again by the machine's clock, whatever the shop's clock does, until it is disposed of.</summary>
internal sealed class Sweeper : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _running;

    public Sweeper(Sweep sweep, TimeSpan every, TextWriter failures) => _running = RunAsync(sweep, every, failures, _stopping.Token);

    /// <summary>Returns when no sweep runs any more, so that the file can be closed.</summary>
    public void Dispose()
    {
        _stopping.Cancel();
        _running.Wait();
        _stopping.Dispose();
    }

    private static async Task RunAsync(Sweep sweep, TimeSpan every, TextWriter failures, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(every);
        while (await NextAsync(timer, stopping))
        {
            try
            {
                sweep.Run(stopping);
            }
            catch (Exception e) // The outermost place of this loop: the next sweep tries again, and what failed is told.
            {
                await failures.WriteLineAsync($"The sweep of expired items failed: {e}");
            }
        }
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
