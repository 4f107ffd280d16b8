namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>Says who each new instance is.</summary>
public interface IInstanceIdentities
{
    /// <summary>The time that an instance goes by which starts now.</summary>
    DateTimeOffset Now { get; }

    InstanceIdentity Issue(FunctionConfig function);
}

/// <summary>What only one instance has: its key pair and its time. Disposed when it has gone; its keys are worth nothing then.</summary>
public class InstanceIdentity : IDisposable
{
    private volatile string? _traceId;

    /// <summary>Variables of this instance alone.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>How far the instance's clock is ahead of the machine's.</summary>
    public TimeSpan ClockOffset { get; init; }

    /// <summary>The trace of the request that the instance serves now: its calls belong to it.</summary>
    public string? TraceId
    {
        get => _traceId;
        set => _traceId = value;
    }

    public void Dispose()
    {
        Revoke();
        GC.SuppressFinalize(this);
    }

    protected virtual void Revoke()
    {
        // Nobody in particular has nothing that could be taken back.
    }
}

/// <summary>Instances that are nobody in particular, as in tests of the host itself.</summary>
internal sealed class NoIdentities(TimeProvider time) : IInstanceIdentities
{
    public DateTimeOffset Now => time.GetUtcNow();

    public InstanceIdentity Issue(FunctionConfig function) => new();
}
