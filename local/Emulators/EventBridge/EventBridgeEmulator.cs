using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>
/// EventBridge over one SQLite file: AWS JSON 1.1 in, the service's answers and refusals out, and deliveries to targets of this process.
/// An event that was accepted stays in the file until each target that it is owed to, or its dead-letter queue, has it.
/// </summary>
public sealed class EventBridgeEmulator : IEmulator, IAsyncDisposable
{
    private const string ContentType = "application/x-amz-json-1.1";

    private readonly FileStore _store;
    private readonly BusEngine _engine;
    private readonly Courier _courier;
    private readonly ReplayRunner _replays;
    private readonly SemaphoreSlim _bell = new(0);
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    private EventBridgeEmulator(FileStore store, TimeProvider clock, EventTargets targets, Func<double> random)
    {
        _store = store;
        _engine = new(store, clock, targets, Log, Ring);
        _courier = new(store, targets, clock, new(random), Log);
        _replays = new(_engine);
    }

    public string Service => "events";

    /// <summary>
    /// Says of each entry that is put whether it is refused for now, although nothing is wrong with it; none is unless set.
    /// </summary>
    public Func<bool> Throttles
    {
        get => _engine.Throttles;
        set => _engine.Throttles = value;
    }

    /// <summary>What happened on the buses last.</summary>
    public BusLog Log { get; } = new();

    /// <summary>Opens the data of earlier runs, or starts without any. A file that cannot be used is named in the exception.</summary>
    /// <param name="random">For the jitter of retries: at least 0, less than 1.</param>
    public static EventBridgeEmulator Open(string file, TimeProvider clock, EventTargets targets, Func<double>? random = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(targets);
        return new(EventSchema.Open(file, clock.GetUtcNow()), clock, targets, random ?? Random.Shared.NextDouble);
    }

    public ValueTask<AwsReply> HandleAsync(AwsCall call, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(call);
        try
        {
            return new(new AwsReply(200, ContentType, Answer(call)));
        }
        catch (EventsException refusal)
        {
            return new(Refuse(400, refusal.Code, refusal.Message));
        }
        catch (JsonException error)
        {
            return new(Refuse(400, "SerializationException", error.Message));
        }
        catch (SqliteException error)
        {
            return new(Refuse(500, "InternalException", error.Message));
        }
    }

    /// <summary>Delivers all that is due by the shop's clock, replays included, and returns once nothing is due or under way.</summary>
    public async Task DeliverAsync(CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _stopping.Token);
        do
        {
            await _courier.Deliveries.QuietAsync(ending.Token);
        }
        while (_replays.Step());
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

    private byte[] Answer(AwsCall call)
    {
        var operation = BusOperations.Find(call.Operation);
        using var document = JsonDocument.Parse(call.Body.IsEmpty ? "{}"u8.ToArray() : call.Body);
        try
        {
            BusAccess.Demand(call.Caller, call.Operation, Parameters.Of(document.RootElement));
            return operation(_engine, Parameters.Of(document.RootElement));
        }
        catch (InvalidOperationException error) when (error.Source?.StartsWith("System.Text.Json", StringComparison.Ordinal) == true)
        {
            // Bytes that are no UTF-8 and lone surrogates are found only when the string is read, and then by this exception.
            throw EventsException.Serialization(error.Message);
        }
    }

    private async Task RunAsync(TextWriter failures, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                while (_replays.Step())
                {
                    _courier.Deliveries.SetOut(stopping);
                }

                _courier.Deliveries.SetOut(stopping);
                await _bell.WaitAsync(EventLimits.Polling, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) // The outermost place of this loop: what failed is told, and the next round tries again.
            {
                await failures.WriteLineAsync($"Delivering events failed: {e}");
                await Task.Delay(EventLimits.Polling, CancellationToken.None);
            }
        }
    }

    private static AwsReply Refuse(int status, string code, string message)
    {
        var body = ReplyJson.Object(json =>
        {
            json.WriteString("__type", code);
            json.WriteString("message", message);
        });
        return new(status, ContentType, body) { Headers = [new("x-amzn-ErrorType", code)] };
    }
}
