namespace Ecommerce.Kernel;

/// <summary>
/// When the work in hand must be over. The runtime sets it before each invocation; whoever waits (an AWS call, a retry) asks
/// how much is left. An instance works on one invocation at a time, so one deadline per instance is enough.
/// </summary>
public sealed class Deadline(TimeProvider clock)
{
    private DateTimeOffset _at = DateTimeOffset.MaxValue;

    /// <summary>The moment; <see cref="DateTimeOffset.MaxValue"/> outside an invocation.</summary>
    public DateTimeOffset At => _at;

    /// <summary>What is left; zero when it has passed, <see cref="TimeSpan.MaxValue"/> when there is none.</summary>
    public TimeSpan Remaining
    {
        get
        {
            if (_at == DateTimeOffset.MaxValue)
            {
                return TimeSpan.MaxValue;
            }

            var left = _at - clock.GetUtcNow();
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    public void Set(DateTimeOffset at) => _at = at;
}
