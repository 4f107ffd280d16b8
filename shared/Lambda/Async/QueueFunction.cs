using System.Buffers;
using Ecommerce.Kernel;

namespace Ecommerce.Lambda;

/// <summary>
/// A function that a standard queue of SQS wakes with a batch of messages. Each is handled by itself, and only those that failed are
/// received again (AWS Lambda developer guide, "Handling errors for an SQS event source in Lambda", implementing partial batch responses;
/// the event source mapping has <c>ReportBatchItemFailures</c>). SQS delivers at least once: whoever handles a message must be able to
/// handle it twice.
/// </summary>
public sealed class QueueFunction : IFunction
{
    private readonly Host _host;
    private readonly string _operation;
    private readonly Func<QueueMessage, Error?> _handle;
    private readonly Action? _connect;

    private QueueFunction(Host host, string operation, Func<QueueMessage, Error?> handle, Action? connect) =>
        (_host, _operation, _handle, _connect) = (host, operation, handle, connect);

    /// <summary>A function that handles messages.</summary>
    /// <param name="host">What the instance gets from outside.</param>
    /// <param name="operation">Its name in logs and metrics.</param>
    /// <param name="handle">Does the work of one message: null when it is done, else why it is refused. It may throw as well.</param>
    /// <param name="connect">Opens connections during init; null for none. It may fail with <see cref="UnavailableException"/>.</param>
    public static IFunction Create(Host host, string operation, Func<QueueMessage, Error?> handle, Action? connect = null) =>
        new QueueFunction(host, operation, handle, connect);

    /// <inheritdoc/>
    public void Warm() => HeadStart.Take(_connect, _host.Telemetry.Log);

    /// <inheritdoc/>
    /// <exception cref="FormatException">The event is no batch of messages: then none of them is done.</exception>
    public void Invoke(Invocation invocation, IBufferWriter<byte> response)
    {
        _host.Telemetry.Describe(_operation);
        var messages = QueueEvent.Read(invocation.Payload.Span);
        List<string> failed = [];
        foreach (var message in messages)
        {
            if (!IsDone(message))
            {
                failed.Add(message.Id);
            }
        }

        _host.Telemetry.DescribeMessage(null);
        _host.Telemetry.Outcome(messages.Count, failed.Count);
        BatchAnswer.Write(failed, response);
    }

    private bool IsDone(QueueMessage message)
    {
        _host.Telemetry.DescribeMessage(message.Id);
        Error? refusal = null;
        var failure = Guard.Try(() => refusal = message.Unreadable ?? _handle(message));
        if (failure is null && refusal is null)
        {
            return true;
        }

        if (failure is not null)
        {
            _host.Telemetry.Log.Error("message-failed", failure, ("receives", message.Receives));
        }
        else
        {
            _host.Telemetry.Log.Error(
                "message-refused", exception: null,
                ("problem", refusal!.Problem.Code), ("detail", refusal.Detail), ("receives", message.Receives));
        }

        return false;
    }
}
