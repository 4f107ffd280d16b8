using Ecommerce.Topology;

namespace Ecommerce.Local.Emulators.ApiGateway;

/// <summary>API Gateway's throttle: as many at once as the burst allows, then so many per second.</summary>
internal sealed class TokenBucket(Throttle throttle, TimeProvider clock)
{
    private readonly Lock _oneAtATime = new();
    private double _tokens = throttle.Burst;
    private long _filledAt = clock.GetTimestamp();

    /// <summary>True takes a token; false: there is none.</summary>
    public bool TryTake()
    {
        lock (_oneAtATime)
        {
            var now = clock.GetTimestamp();
            var earned = clock.GetElapsedTime(_filledAt, now).TotalSeconds * throttle.PerSecond;
            (_tokens, _filledAt) = (Math.Min(throttle.Burst, _tokens + earned), now);
            if (_tokens < 1)
            {
                return false;
            }

            _tokens--;
            return true;
        }
    }
}
