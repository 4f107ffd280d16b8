namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>Gives every call its turn at the file, and lets receivers wait for messages without one.</summary>
internal sealed class SqsEngine(SqsStore store, TimeProvider clock)
{
    private TaskCompletionSource _changed = Fresh();

    /// <summary>Lets all who wait look again, as when the time was moved.</summary>
    public void Wake() => Interlocked.Exchange(ref _changed, Fresh()).SetResult();

    public async ValueTask<T> RunAsync<T>(Func<Turn, T> work, CancellationToken cancellation)
    {
        var wakes = false;
        var result = await store.RunAsync(
            session =>
            {
                var turn = new Turn(session, clock.GetUtcNow());
                Moving.Advance(turn);
                var done = work(turn);
                wakes = turn.Wakes;
                return done;
            },
            cancellation);
        if (wakes)
        {
            Wake();
        }

        return result;
    }

    /// <summary>Takes messages as soon as there are some; none when the wait is over. It goes by the clock, and so do delays.</summary>
    public async Task<(Queue Queue, IReadOnlyList<Received> Messages)> ReceiveAsync(ReceiveMessage request, CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            // Taken before looking: what is sent between the look and the wait ends the wait.
            var changed = Volatile.Read(ref _changed).Task;
            var (queue, messages, pause) = await RunAsync(turn => Look(turn, request), cancellation);
            var left = (request.Wait ?? queue.Wait) - clock.GetElapsedTime(started);
            if (messages.Count > 0 || left <= TimeSpan.Zero)
            {
                return (queue, messages);
            }

            await WaitAsync(changed, pause < left ? pause : left, cancellation);
        }
    }

    private static (Queue Queue, IReadOnlyList<Received> Messages, TimeSpan Pause) Look(Turn turn, ReceiveMessage request)
    {
        var queue = QueueRows.Get(turn.Session, request.Queue);
        var messages = Receiving.Take(turn, queue, request.Max, request.Visibility);
        var pause = Receiving.Next(turn, queue) - turn.Now ?? TimeSpan.MaxValue;
        return (queue, messages, Moving.Advance(turn) && Moving.Step < pause ? Moving.Step : pause);
    }

    private async Task WaitAsync(Task changed, TimeSpan time, CancellationToken cancellation)
    {
        try
        {
            await changed.WaitAsync(time, clock, cancellation);
        }
        catch (TimeoutException)
        {
            // A message becomes due now, or the wait is over.
        }
    }

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
