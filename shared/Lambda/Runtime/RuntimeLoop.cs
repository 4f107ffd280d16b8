namespace Ecommerce.Lambda;

/// <summary>
/// Takes one event after the other from the Runtime API until the process is told to stop. Everything blocks: an instance works
/// on one invocation at a time, and asynchronous machinery costs on a cold start.
/// </summary>
public sealed class RuntimeLoop : IDisposable
{
    private readonly RuntimeClient _client;
    private readonly Log _log;
    private readonly ByteBuffer _response = new();
    private Instance? _instance;
    private volatile bool _isStopping;

    /// <param name="endpoint"><c>AWS_LAMBDA_RUNTIME_API</c>: <c>host:port</c> or <c>host:port/prefix</c>.</param>
    /// <param name="log">Takes what the Runtime API cannot be told.</param>
    /// <exception cref="RuntimeApiException">The endpoint is not of that form.</exception>
    public RuntimeLoop(string endpoint, Log log) => (_client, _log) = (new RuntimeClient(endpoint), log);

    /// <summary>Starts the function and works until <see cref="Stop"/> or the loss of the Runtime API.</summary>
    /// <param name="start">Makes the function; its failure is reported as an init error.</param>
    /// <returns>The process's exit code: 0 when stopped, 1 when the function could not start or the Runtime API is lost.</returns>
    public int Run(Func<Instance> start)
    {
        try
        {
            if (!Start(start))
            {
                return 1;
            }

            while (Next() is { } invocation)
            {
                Handle(invocation);
            }

            return 0;
        }
        catch (RuntimeApiException lost)
        {
            // An instance that nobody can reach must not live on.
            _log.Error("runtime-api-lost", lost);
            return 1;
        }
        finally
        {
            _instance?.Flush();
        }
    }

    /// <summary>
    /// Takes no further event and ends the wait for one; from any thread. An event that was taken is worked on and answered.
    /// </summary>
    public void Stop()
    {
        _isStopping = true;
        _client.Interrupt();
    }

    public void Dispose() => _client.Dispose();

    private bool Start(Func<Instance> start)
    {
        var failure = Guard.Try(() =>
        {
            var instance = start();
            instance.Warm();
            _instance = instance;
        });
        if (failure is null)
        {
            return true;
        }

        _log.Error("init-failed", failure);
        _client.FailInit(FailureReport.Of(failure));
        return false;
    }

    /// <summary>The next event; null when told to stop, before or during the wait.</summary>
    private Invocation? Next()
    {
        if (_isStopping)
        {
            return null;
        }

        try
        {
            return _client.Next();
        }
        catch (RuntimeApiException) when (_isStopping)
        {
            // It went away while we did: no event is lost with it that we could still answer.
            return null;
        }
    }

    private void Handle(Invocation invocation)
    {
        _response.Clear();
        var failure = _instance!.Invoke(invocation, _response);
        var report = failure is not null ? FailureReport.Of(failure)
            : _response.Count > LambdaLimits.PayloadBytesMax ? FailureReport.TooLarge(_response.Count)
            : null;
        if (report is null && !_client.Respond(invocation.RequestId, _response.Span))
        {
            report = FailureReport.TooLarge(_response.Count);
        }

        if (report is not null)
        {
            _client.Fail(invocation.RequestId, report);
        }

        _instance.Flush();
    }
}
