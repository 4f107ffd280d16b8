using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>DynamoDB over one SQLite file: AWS JSON 1.0 in, the service's answers and refusals out.</summary>
public sealed class DynamoDbEmulator : IEmulator, IDisposable
{
    private const string ContentType = "application/x-amz-json-1.0";

    private readonly Engine _engine;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _sweeping = new();
    private readonly CancellationTokenSource _disposing = new();
    private Sweeper? _sweeper;

    private DynamoDbEmulator(Engine engine)
    {
        _engine = engine;
        Streams = new StreamReader(engine);
    }

    public string Service => "dynamodb";

    /// <summary>Faults to inject; none unless set.</summary>
    public IFaults? Faults
    {
        get => _engine.Faults;
        set => _engine.Faults = value;
    }

    /// <summary>The streams, for consumers of this process.</summary>
    public IStreamReader Streams { get; }

    /// <summary>Opens the data of earlier runs, or starts without any. A file that cannot be used is named in the exception.</summary>
    public static DynamoDbEmulator Open(string file, TimeProvider clock)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        ArgumentNullException.ThrowIfNull(clock);
        var store = Store.Open(file);
        return new DynamoDbEmulator(store.Read(
            session => new Engine(store, Catalog.Read(session), new StreamLog(StreamRows.LastSequence(session)), clock)));
    }

    public async ValueTask<AwsReply> HandleAsync(AwsCall call, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (!Operations.IsWrite(TargetOf(call)))
        {
            return AnswerOrRefuse(call);
        }

        // SQLite has one writer. Calls that wait for their turn wait here, in order and without a thread each: threads that block
        // would be missing where the listener reads and answers.
        await _turn.WaitAsync(cancellation);
        try
        {
            return AnswerOrRefuse(call);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The tables, for the console page, in the same state of the file as their counts.</summary>
    public IReadOnlyList<TableSummary> Tables() => _engine.Store.Read(session => Catalog.Read(session).All
        .Select(table => new TableSummary(
            table.Name,
            session.Number("SELECT items FROM tables WHERE id=?1", table.Id),
            [.. table.Indexes.Select(index => index.Name)]))
        .ToArray());

    /// <summary>Deletes every table and all that is in them.</summary>
    public Task ResetAsync()
    {
        _engine.Write(changes =>
        {
            changes.Session.Execute(Schema.DeleteAll);
            changes.ReloadCatalog();
            return true;
        });
        _engine.Streams.Wake(); // Streams have gone with their tables.
        return Task.CompletedTask;
    }

    /// <summary>
    /// Removes what has expired by the shop's clock, now: items by their TTL attribute and records of streams older than a day. Says how
    /// many items went.
    /// </summary>
    public async Task<int> SweepAsync(CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _disposing.Token);
        return await Task.Run(() => SweepNow(ending.Token), ending.Token);
    }

    /// <summary>Sweeps from now on, again and again by the machine's clock. A sweep that fails is told and the next tries again.</summary>
    public void SweepEvery(TimeSpan interval, TextWriter failures)
    {
        ArgumentNullException.ThrowIfNull(failures);
        _sweeper?.Dispose();
        _sweeper = new Sweeper(new Sweep(_engine), interval, failures);
    }

    /// <summary>Closes the file once the write and the sweep under way have ended. A call that still waits for its turn fails.</summary>
    public void Dispose()
    {
        if (_disposing.IsCancellationRequested)
        {
            return;
        }

        _disposing.Cancel();
        _sweeper?.Dispose();
        _turn.Wait();
        lock (_sweeping)
        {
            _engine.Store.Dispose();
        }

        _turn.Release();
        _turn.Dispose();
        _disposing.Dispose();
    }

    private int SweepNow(CancellationToken cancellation)
    {
        lock (_sweeping)
        {
            cancellation.ThrowIfCancellationRequested();
            return new Sweep(_engine).Run(cancellation);
        }
    }

    private AwsReply AnswerOrRefuse(AwsCall call)
    {
        try
        {
            return Reply(200, Answer(call));
        }
        catch (DynamoException refusal)
        {
            return Refuse(refusal);
        }
        catch (JsonException error)
        {
            return Refuse(DynamoException.Serialization(error.Message));
        }
        catch (SqliteException error)
        {
            return Refuse(DynamoException.Internal(error.Message));
        }
    }

    private ReadOnlyMemory<byte> Answer(AwsCall call)
    {
        var operation = Operations.Find(TargetOf(call));
        using var document = JsonDocument.Parse(call.Body, ValueWriter.ReadOptions);
        try
        {
            var request = new Request(document.RootElement);
            AccessCheck.Demand(call.Caller, call.Operation, _engine.Catalog, request);
            return operation(_engine, request);
        }
        catch (InvalidOperationException error) when (error.Source?.StartsWith("System.Text.Json", StringComparison.Ordinal) == true)
        {
            // Bytes that are no UTF-8 and lone surrogates are found only when the string is read, and then by this exception.
            throw DynamoException.Serialization(error.Message);
        }
    }

    private static string TargetOf(AwsCall call) => call.Headers.GetValueOrDefault("x-amz-target", "");

    private static AwsReply Refuse(DynamoException refusal) => Reply(refusal.Status, Json.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("__type"u8, refusal.Type);
        json.WriteString(refusal.MessageMember, refusal.Message);
        refusal.Details?.Invoke(json);
        json.WriteEndObject();
    }));

    private static AwsReply Reply(int status, ReadOnlyMemory<byte> body) => new(status, ContentType, body)
    {
        Headers = [new("x-amz-crc32", Crc32.Of(body.Span).ToString(CultureInfo.InvariantCulture))],
    };
}
