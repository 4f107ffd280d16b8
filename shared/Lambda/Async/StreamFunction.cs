using System.Buffers;
using Ecommerce.Kernel;

namespace Ecommerce.Lambda;

/// <summary>
/// A function that a table's stream wakes with a batch of changes, in the order in which they happened to each item. Lambda goes on behind
/// the records that are done and tries the first failed one again with all that follow it (AWS Lambda developer guide, "Configuring partial
/// batch response with DynamoDB and Lambda": the lowest sequence number in the answer is the checkpoint; the event source mapping has
/// <c>ReportBatchItemFailures</c>).
/// </summary>
public sealed class StreamFunction : IFunction
{
    private readonly Host _host;
    private readonly string _operation;
    private readonly Func<IReadOnlyList<StreamRecord>, int> _handle;
    private readonly Action? _connect;

    private StreamFunction(Host host, string operation, Func<IReadOnlyList<StreamRecord>, int> handle, Action? connect) =>
        (_host, _operation, _handle, _connect) = (host, operation, handle, connect);

    /// <summary>A function that handles batches of changes.</summary>
    /// <param name="host">What the instance gets from outside.</param>
    /// <param name="operation">Its name in logs and metrics.</param>
    /// <param name="handle">
    /// Does the work of a batch and says how many of its records, counted from the first, are done. What it throws is a failure of all.
    /// </param>
    /// <param name="connect">Opens connections during init; null for none. It may fail with <see cref="UnavailableException"/>.</param>
    public static IFunction Create(
        Host host, string operation, Func<IReadOnlyList<StreamRecord>, int> handle, Action? connect = null) =>
        new StreamFunction(host, operation, handle, connect);

    /// <inheritdoc/>
    public void Warm() => HeadStart.Take(_connect, _host.Telemetry.Log);

    /// <inheritdoc/>
    /// <exception cref="FormatException">The event is no batch of changes: then none of them is done.</exception>
    public void Invoke(Invocation invocation, IBufferWriter<byte> response)
    {
        _host.Telemetry.Describe(_operation);
        var records = StreamEvent.Read(invocation.Payload);
        var done = _handle(records);
        ArgumentOutOfRangeException.ThrowIfNegative(done);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(done, records.Count);
        if (done < records.Count)
        {
            _host.Telemetry.Log.Error(
                "records-failed", exception: null, ("from", records[done].SequenceNumber), ("count", records.Count - done));
        }

        // Named are all that Lambda will hand out again, though the first would do.
        _host.Telemetry.Outcome(records.Count, records.Count - done);
        BatchAnswer.Write(records.Skip(done).Select(record => record.SequenceNumber), response);
    }
}
