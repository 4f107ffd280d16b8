using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>SQS over one SQLite file: AWS JSON 1.0 in, the service's answers and refusals out.</summary>
public sealed class SqsEmulator : IEmulator, ISqsQueues, IDisposable
{
    private readonly SqsStore _store;
    private readonly SqsEngine _engine;

    private SqsEmulator(SqsStore store, TimeProvider clock) => (_store, _engine) = (store, new(store, clock));

    public string Service => "sqs";

    /// <summary>Opens the data of earlier runs, or starts without any. A file that cannot be used is named in the exception.</summary>
    public static SqsEmulator Open(string file, TimeProvider clock)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        ArgumentNullException.ThrowIfNull(clock);
        return new(SqsStore.Open(file), clock);
    }

    /// <summary>Lets all who wait for messages look again: the time was moved, and some may be due.</summary>
    public void Wake() => _engine.Wake();

    public async ValueTask<AwsReply> HandleAsync(AwsCall call, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(call);
        try
        {
            using var body = JsonDocument.Parse(call.Body);
            return await AnswerAsync(call, new(body.RootElement), cancellation);
        }
        catch (SqsException refusal)
        {
            return SqsReply.Of(refusal);
        }
        catch (JsonException error)
        {
            return SqsReply.Of(SqsException.Serialization(error.Message));
        }
        catch (InvalidOperationException error) when (error.Source?.StartsWith("System.Text.Json", StringComparison.Ordinal) == true)
        {
            // Bytes that are no UTF-8 and lone surrogates are found only when the string is read, and then by this exception.
            return SqsReply.Of(SqsException.Serialization(error.Message));
        }
        catch (SqliteException error)
        {
            return SqsReply.Of(SqsException.Internal(error.Message));
        }
    }

    public async Task<IReadOnlyList<SqsMessage>> ReceiveAsync(
        string queueArn, int max, TimeSpan wait, TimeSpan? visibility, CancellationToken cancellation)
    {
        var request = new ReceiveMessage(NameIn(queueArn), max, visibility, wait, System: [], Attributes: []);
        var (queue, messages) = await _engine.ReceiveAsync(request, cancellation);
        return [.. messages.Select(received => Told(queue, received))];
    }

    public async Task DeleteAsync(string queueArn, string receiptHandle, CancellationToken cancellation) => await DoAsync(
        queueArn, (turn, queue) => Receipts.Delete(turn, queue, receiptHandle), cancellation);

    public async Task ChangeVisibilityAsync(string queueArn, string receiptHandle, int seconds, CancellationToken cancellation) =>
        await DoAsync(queueArn, (turn, queue) => Receipts.ChangeVisibility(turn, queue, receiptHandle, seconds), cancellation);

    /// <summary>The queues, for the console page.</summary>
    public async Task<IReadOnlyList<QueueSummary>> QueuesAsync(CancellationToken cancellation) => await _engine.RunAsync(
        turn => QueueRows.All(turn.Session)
            .Select(queue => new QueueSummary(queue.Name, queue.Arn, QueueCounts.Of(turn.Session, queue, turn.Now))).ToArray(),
        cancellation);

    /// <summary>Closes the file once the call under way has ended. Calls that wait fail.</summary>
    public void Dispose()
    {
        _store.Dispose();
        _engine.Wake();
    }

    private async ValueTask<AwsReply> AnswerAsync(AwsCall call, Parameters parameters, CancellationToken cancellation)
    {
        var asked = new SqsCall(call.Operation, parameters, call.Caller, call.Headers.GetValueOrDefault("host", "localhost"));
        var isReceive = asked.Operation == "ReceiveMessage";
        var operation = isReceive ? null : SqsOperations.Find(asked.Operation);
        SqsAccess.Demand(asked.Caller, asked.Operation, parameters);
        if (operation is not null)
        {
            return SqsReply.Of(await _engine.RunAsync(turn => operation(turn, asked), cancellation));
        }

        var request = ReceiveMessage.Read(parameters);
        var (queue, messages) = await _engine.ReceiveAsync(request, cancellation);
        return SqsReply.Of(request.Reply(messages, queue.IsFifo));
    }

    private async ValueTask DoAsync(string queueArn, Action<Turn, Queue> work, CancellationToken cancellation) => await _engine.RunAsync(
        turn =>
        {
            work(turn, QueueRows.Get(turn.Session, NameIn(queueArn)));
            return true;
        },
        cancellation);

    private static string NameIn(string arn) => QueueName.OfArn(arn) ?? throw SqsException.QueueDoesNotExist();

    private static SqsMessage Told(Queue queue, Received received)
    {
        var attributes = received.Message.Attributes;
        return new(
            received.Message.Id, received.Handle, received.Message.Body, MessageDigest.Of(received.Message.Body),
            received.Message.SystemAttributes(queue.IsFifo), attributes, MessageDigest.Of(attributes));
    }
}
