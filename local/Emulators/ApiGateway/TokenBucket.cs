using Ecommerce.Topology;

namespace Ecommerce.Local.Emulators.ApiGateway;

/// <summary>API Gateway's throttle: as many at once as the burst allows, then so many per second.</summary>
internal sealed class TokenBucket(Throttle throttle, TimeProvider clock)
{
    private readonly Lock _oneAtATime = new();
    private double _tokens = throttle.Burst;
    private long _filledAt = clock.GetTimestamp();

    /// <summary>True takes a token; false says when there will be one.</summary>
    public bool TryTake(out TimeSpan wait)
    {
        lock (_oneAtATime)
        {
            var now = clock.GetTimestamp();
            var earned = clock.GetElapsedTime(_filledAt, now).TotalSeconds * throttle.PerSecond;
            (_tokens, _filledAt) = (Math.Min(throttle.Burst, _tokens + earned), now);
            wait = _tokens >= 1 ? TimeSpan.Zero : TimeSpan.FromSeconds((1 - _tokens) / throttle.PerSecond);
            _tokens -= _tokens >= 1 ? 1 : 0;
            return wait == TimeSpan.Zero;
        }
    }
}
