namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>The upper bounds of the host. The defaults suit one machine; tests cross them with smaller ones.</summary>
public sealed record HostLimits
{
    /// <summary>Requests that may wait for an instance of one function.</summary>
    public int QueueLengthMax { get; init; } = 256;

    /// <summary>How long a request may wait for an instance, a cold start included.</summary>
    public TimeSpan QueueWaitMax { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Lambda allows 10 s; a laptop that compiles eight services beside it is slower than Lambda.</summary>
    public TimeSpan InitMax { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>An instance that served nothing for this long is stopped.</summary>
    public TimeSpan IdleMax { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The first pause between failing starts; it doubles up to <see cref="InitBackoffMax"/>.</summary>
    public TimeSpan InitBackoff { get; init; } = TimeSpan.FromMilliseconds(100);

    public TimeSpan InitBackoffMax { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Invocations remembered for the console.</summary>
    public int RecordsMax { get; init; } = 512;
}
