namespace Ecommerce.Aws;

/// <summary>
/// One keep-alive connection per host. Opening one costs a name look-up, TCP and TLS; a frozen instance may wake up with one
/// that was closed meanwhile.
/// </summary>
internal sealed class Connections(TimeProvider clock, AttemptTimer timer) : IDisposable
{
    private readonly Dictionary<string, HttpConnection> _idle = [];

    /// <summary>Opens a connection ahead of the first request; does nothing if there is one.</summary>
    public void Open(Uri endpoint)
    {
        if (TakeIdle(endpoint) is { } idle)
        {
            Keep(endpoint, idle);
            return;
        }

        Keep(endpoint, HttpConnection.Open(endpoint, timer));
    }

    /// <summary>Sends and receives. If the server had closed the idle connection, at once again over a new one.</summary>
    public AwsAnswer Exchange(Uri endpoint, WireRequest request)
    {
        if (TakeIdle(endpoint) is { } idle)
        {
            try
            {
                return Exchange(endpoint, idle, request);
            }
            catch (WireException error) when (idle.IsUnanswered && error.Failure.Code is AwsErrorCodes.Connection)
            {
                // The common end of a connection that slept; not a failure, so not a retry that is counted.
            }
        }

        return Exchange(endpoint, HttpConnection.Open(endpoint, timer), request);
    }

    public void Dispose()
    {
        foreach (var connection in _idle.Values)
        {
            connection.Dispose();
        }

        _idle.Clear();
    }

    private AwsAnswer Exchange(Uri endpoint, HttpConnection connection, WireRequest request)
    {
        var isKept = false;
        try
        {
            var answer = connection.Exchange(request);
            isKept = connection.CanGoOn;
            return answer;
        }
        finally
        {
            if (isKept)
            {
                Keep(endpoint, connection);
            }
            else
            {
                connection.Dispose();
            }
        }
    }

    private HttpConnection? TakeIdle(Uri endpoint)
    {
        if (!_idle.Remove(endpoint.GetLeftPart(UriPartial.Authority), out var connection))
        {
            return null;
        }

        if (clock.GetElapsedTime(connection.UsedAt) < TimeSpan.FromSeconds(AwsLimits.IdleSecondsMax) && connection.IsFresh)
        {
            return connection;
        }

        connection.Dispose();
        return null;
    }

    private void Keep(Uri endpoint, HttpConnection connection)
    {
        if (_idle.Count == AwsLimits.ConnectionsMax)
        {
            var oldest = _idle.MinBy(entry => entry.Value.UsedAt);
            _idle.Remove(oldest.Key);
            oldest.Value.Dispose();
        }

        connection.UsedAt = clock.GetTimestamp();
        _idle[endpoint.GetLeftPart(UriPartial.Authority)] = connection;
    }
}
