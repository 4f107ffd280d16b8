namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>Numbers the records of all streams and wakes their readers.</summary>
internal sealed class StreamLog(long lastSequence)
{
    private long _sequence = lastSequence;
    private TaskCompletionSource _changed = Fresh();

    /// <summary>The number given last. Asked by a writer only, as <see cref="NextSequence"/> is.</summary>
    public long LastSequence => _sequence;

    /// <summary>Completes at the next <see cref="Wake"/>.</summary>
    public Task Changed => Volatile.Read(ref _changed).Task;

    /// <summary>One writer at a time asks. The number of a write that was undone is never given again.</summary>
    public long NextSequence() => ++_sequence;

    public void Wake() => Interlocked.Exchange(ref _changed, Fresh()).SetResult();

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
