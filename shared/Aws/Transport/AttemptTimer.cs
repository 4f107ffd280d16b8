namespace Ecommerce.Aws;

/// <summary>How long the attempt in hand may still take. One per core: attempts follow each other.</summary>
internal sealed class AttemptTimer(TimeProvider clock)
{
    private long _start;
    private TimeSpan _budget;

    public void Restart(TimeSpan budget) => (_start, _budget) = (clock.GetTimestamp(), budget);

    /// <summary>What a single socket call may take, at least 1 ms.</summary>
    /// <exception cref="WireException">Nothing is left.</exception>
    public int LeftMilliseconds(int most = int.MaxValue)
    {
        var left = _budget - clock.GetElapsedTime(_start);
        return left > TimeSpan.Zero ? (int)Math.Clamp(left.TotalMilliseconds, 1, most) : throw WireException.TimedOut();
    }
}
