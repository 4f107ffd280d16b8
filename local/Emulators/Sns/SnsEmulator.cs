using Microsoft.Data.Sqlite;

namespace Ecommerce.Local.Emulators.Sns;

/// <summary>
/// SNS's standard topics over one SQLite file: the Query protocol in, the service's answers and refusals out, and deliveries to queues and
/// functions of this process. A message that was accepted stays in the file until each subscriber that it is owed to, or its dead-letter
/// queue, has it.
/// </summary>
public sealed class SnsEmulator : IEmulator, IAsyncDisposable
{
    private readonly FileStore _store;
    private readonly SnsEngine _engine;
    private readonly Courier _courier;
    private readonly SemaphoreSlim _bell = new(0);
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    private SnsEmulator(FileStore store, TimeProvider clock, IReadOnlyList<ISubscribers> subscribers)
    {
        _store = store;
        _engine = new(store, clock, Ring);
        _courier = new(store, subscribers, clock, Log);
    }

    public string Service => "sns";

    /// <summary>
    /// Says of each call that publishes whether it is refused for now, although nothing is wrong with it; none is unless set.
    /// </summary>
    public Func<bool> Throttles
    {
        get => _engine.Throttles;
        set => _engine.Throttles = value;
    }

    /// <summary>What could not be delivered last.</summary>
    public TopicLog Log { get; } = new();

    /// <summary>Deliveries that have not ended.</summary>
    public long WaitingCount => _store.Run(DeliveryRows.Count);

    /// <summary>Opens the data of earlier runs, or starts without any. A file that cannot be used is named in the exception.</summary>
    public static SnsEmulator Open(string file, TimeProvider clock, params IReadOnlyList<ISubscribers> subscribers)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        ArgumentNullException.ThrowIfNull(clock);
        return new(SnsSchema.Open(file), clock, subscribers);
    }

    public ValueTask<AwsReply> HandleAsync(AwsCall call, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(call);
        try
        {
            return new(Answer(call));
        }
        catch (SnsException refusal)
        {
            return new(AwsError.Of(AwsProtocol.Query, refusal.Status, refusal.Code, refusal.Message));
        }
        catch (InvalidOperationException error) when (error.Source?.StartsWith("System.Text.Json", StringComparison.Ordinal) == true)
        {
            // A lone surrogate in a message of JSON is found only when the string is read, and then by this exception.
            return new(AwsError.Of(AwsProtocol.Query, 400, "InvalidParameter", $"Invalid parameter: {error.Message}"));
        }
        catch (SqliteException error)
        {
            return new(AwsError.Of(AwsProtocol.Query, 500, "InternalError", error.Message));
        }
    }

    /// <summary>Delivers all that is due by the shop's clock, and returns once nothing is due or under way.</summary>
    public async Task DeliverAsync(CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _stopping.Token);
        await _courier.Deliveries.QuietAsync(ending.Token);
    }

    /// <summary>Delivers from now on, whenever something is due. What fails that never should is told.</summary>
    public void DeliverAlways(TextWriter failures)
    {
        ArgumentNullException.ThrowIfNull(failures);
        _running = Task.Run(() => RunAsync(failures, _stopping.Token));
    }

    /// <summary>Looks at once for what is due: the shop's clock was moved.</summary>
    public void Ring()
    {
        // One round finds all that is due, however often it was rung for.
        if (_bell.CurrentCount == 0)
        {
            _bell.Release();
        }
    }

    /// <summary>The topics, for the console page.</summary>
    public IReadOnlyList<TopicSummary> Topics() => _store.Run(session => TopicRows.All(session)
        .Select(topic => new TopicSummary(topic.Name, topic.Arn, SubscriptionRows.Of(session, topic.Name).Count)).ToArray());

    /// <summary>Ends the deliveries under way, which stay in the file, and closes it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested)
        {
            return;
        }

        await _stopping.CancelAsync();
        await _running;
        await _courier.Deliveries.EndAsync();
        _store.Dispose();
        _bell.Dispose();
        _stopping.Dispose();
    }

    private AwsReply Answer(AwsCall call)
    {
        var request = Form.Of(call);
        var operation = SnsOperations.Find(request.Action);
        SnsAccess.Demand(call.Caller, request);
        return SnsReply.Of(request.Action, operation(new(_engine, request, call.Caller.Arn)));
    }

    private async Task RunAsync(TextWriter failures, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                _courier.Deliveries.SetOut(stopping);
                await _bell.WaitAsync(SnsLimits.Polling, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) // The outermost place of this loop: what failed is told, and the next round tries again.
            {
                await failures.WriteLineAsync($"Delivering notifications failed: {e}");
                await Task.Delay(SnsLimits.Polling, CancellationToken.None);
            }
        }
    }
}

/// <summary>A topic as the console shows it.</summary>
public sealed record TopicSummary(string Name, string Arn, int SubscriptionsCount);
