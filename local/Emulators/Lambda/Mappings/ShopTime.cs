namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>The shop's clock, for those who wait by it: they look again when it was moved.</summary>
internal sealed class ShopTime(TimeProvider clock)
{
    // Timers take no longer than this.
    private static readonly TimeSpan s_waitMax = TimeSpan.FromDays(1);

    private TaskCompletionSource _moved = Fresh();

    public DateTimeOffset Now => clock.GetUtcNow();

    public void Moved() => Interlocked.Exchange(ref _moved, Fresh()).SetResult();

    /// <summary>Returns at that moment or later.</summary>
    public async Task UntilAsync(DateTimeOffset due, CancellationToken cancellation)
    {
        while (true)
        {
            // Taken before looking: a move between the look and the wait ends the wait.
            var moved = Volatile.Read(ref _moved).Task;
            var left = due - Now;
            if (left <= TimeSpan.Zero)
            {
                return;
            }

            await Task.WhenAny(moved, Task.Delay(left < s_waitMax ? left : s_waitMax, clock, cancellation));
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
