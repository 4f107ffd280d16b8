namespace Ecommerce.Local;

/// <summary>Something that listens. Disposed of, it has <see cref="ListenerLimits.Stopping"/> of its own.</summary>
public interface IListener : IAsyncDisposable
{
    /// <summary>Takes no more requests and waits for those in flight, until the patience ends: then they are cut off.</summary>
    Task StopAsync(CancellationToken patience);
}
