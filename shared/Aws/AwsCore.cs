using Ecommerce.Kernel;

namespace Ecommerce.Aws;

/// <summary>
/// What all services share: signing, one keep-alive connection per host, retries, the deadline. Everything blocks, since an
/// instance works on one invocation at a time; for the same reason it serves one thread at a time and refuses a second.
/// </summary>
public sealed class AwsCore(AwsSettings settings, TimeProvider clock, Deadline deadline) : IDisposable
{
    private readonly AttemptTimer _timer = new(clock);
    private readonly Dictionary<string, SigningKey> _keys = [];
    private readonly Dictionary<string, Uri> _endpoints = [];
    private readonly RetryBudget _budget = new();
    private readonly ByteBuffer _wire = new(capacity: 8 * 1024);
    private Connections? _connections;
    private TimeSpan _skew;
    private int _isBusy;

    /// <summary>At most this per attempt, whatever the deadline leaves. Tests shorten it.</summary>
    internal TimeSpan AttemptTime { get; init; } = TimeSpan.FromMilliseconds(AwsLimits.AttemptMillisecondsMax);

    internal Waiting Waiting { get; init; } = Waiting.Real;

    /// <summary>Now, by AWS's clock: ours, corrected when a service found it wrong.</summary>
    internal DateTimeOffset Now => clock.GetUtcNow() + _skew;

    private Connections Hosts => _connections ??= new Connections(clock, _timer);

    /// <summary>Opens the connection to a service, TLS included, if there is none. One attempt: the request itself will retry.</summary>
    /// <param name="service">As for <see cref="AwsSettings.EndpointOf"/>.</param>
    /// <exception cref="UnavailableException">There is no connection to be had right now.</exception>
    /// <exception cref="AwsException">There never will be one: the service is not trusted.</exception>
    public void Connect(string service)
    {
        Enter();
        try
        {
            StartTimer();
            Hosts.Open(EndpointOf(service));
        }
        catch (WireException error)
        {
            throw AwsException.Of(new AwsRequest(service, "Connect"), error.Failure);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Signs, sends, and tries again what may work the next time, until it is answered.</summary>
    /// <returns>A 2xx answer, or an error the request expects.</returns>
    /// <exception cref="UnavailableException">No answer, or only failures that may pass, after the retries.</exception>
    /// <exception cref="AwsException">Any other error.</exception>
    /// <exception cref="ArgumentException">The body is beyond <see cref="AwsLimits.RequestBytesMax"/>, or a header has lines.</exception>
    public AwsAnswer Send(AwsRequest request)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Body.Length, AwsLimits.RequestBytesMax, nameof(request));
        Enter();
        try
        {
            return SendUntilAnswered(request);
        }
        finally
        {
            Leave();
        }
    }

    public void Dispose() => _connections?.Dispose();

    /// <summary>For a caller that has reasons of its own to try again, such as entries of a batch that were throttled.</summary>
    public Patience Patience(RetryPolicy policy) => new(Retries(policy));

    /// <summary>For an operation that makes several requests and has reasons of its own to try again.</summary>
    internal Retries Retries(RetryPolicy policy) => new(policy, _budget, deadline, Waiting);

    private AwsAnswer SendUntilAnswered(AwsRequest request)
    {
        var retries = Retries(request.Retry);
        var isClockCorrected = false;
        while (true)
        {
            var (answer, failure) = Attempt(request);
            if (failure is not null && !isClockCorrected && CorrectsClock(failure))
            {
                isClockCorrected = true;
                continue;
            }

            var reason = failure is null ? request.Judge?.Invoke(answer!) : failure.Kind;
            if (reason is { } kind && retries.Again(kind))
            {
                continue;
            }

            if (failure is not null)
            {
                throw AwsException.Of(request, failure);
            }

            if (reason is null)
            {
                retries.Succeeded();
            }

            return answer!;
        }
    }

    /// <summary>Exactly one of the two.</summary>
    private (AwsAnswer? Answer, Failure? Failure) Attempt(AwsRequest request)
    {
        try
        {
            StartTimer();
            var answer = Exchange(request);
            if (answer.Status is >= 200 and < 300)
            {
                return (answer, null);
            }

            var failure = ErrorReader.FailureOf(answer);
            if (!request.Expected.Contains(failure.Code))
            {
                return (null, failure);
            }

            (answer.ErrorCode, answer.ErrorMessage) = (failure.Code, failure.Message);
            return (answer, null);
        }
        catch (WireException error)
        {
            return (null, error.Failure);
        }
    }

    private AwsAnswer Exchange(AwsRequest request)
    {
        var endpoint = request.Endpoint ?? EndpointOf(request.Service);
        var host = endpoint.Authority;
        return Hosts.Exchange(endpoint, WireRequest.Write(request, host, request.IsSigned ? Sign(request, host) : [], _wire));
    }

    private IReadOnlyList<Field> Sign(AwsRequest request, string host)
    {
        var signed = new SigningRequest(request.Method, host, request.Path)
        {
            Query = request.Query,
            Headers = request.Headers,
            Body = request.Body,
        };
        return SigV4.Headers(signed, KeyOf(request.SigningName ?? request.Service), Now, request.Rules);
    }

    private Uri EndpointOf(string service)
    {
        if (!_endpoints.TryGetValue(service, out var endpoint))
        {
            endpoint = settings.EndpointOf(service);
            _endpoints.Add(service, endpoint);
        }

        return endpoint;
    }

    private SigningKey KeyOf(string service)
    {
        if (!_keys.TryGetValue(service, out var key))
        {
            key = new SigningKey(settings.Credentials, settings.Region, service);
            _keys.Add(service, key);
        }

        return key;
    }

    /// <summary>An attempt ends in time for the caller to still say that it failed.</summary>
    private void StartTimer()
    {
        var left = deadline.Remaining - TimeSpan.FromMilliseconds(AwsLimits.DeadlineReserveMilliseconds);
        if (left <= TimeSpan.Zero)
        {
            throw WireException.NoTime();
        }

        _timer.Restart(left < AttemptTime ? left : AttemptTime);
    }

    /// <summary>Takes over the service's time if ours is off enough to explain the refusal.</summary>
    private bool CorrectsClock(Failure failure)
    {
        if (!ErrorCodes.MayBeSkew(failure.Code) || failure.ServerTime is not { } theirs)
        {
            return false;
        }

        var isOff = (theirs - Now).Duration() > TimeSpan.FromSeconds(AwsLimits.SkewSecondsMin);
        _skew = isOff ? theirs - clock.GetUtcNow() : _skew;
        return isOff;
    }

    private void Enter()
    {
        if (Interlocked.Exchange(ref _isBusy, 1) != 0)
        {
            throw new InvalidOperationException("An AwsCore serves one thread at a time");
        }
    }

    private void Leave() => Volatile.Write(ref _isBusy, 0);
}
