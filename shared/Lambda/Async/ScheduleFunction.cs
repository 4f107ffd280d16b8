using System.Buffers;
using Ecommerce.Kernel;

namespace Ecommerce.Lambda;

/// <summary>
/// A function that EventBridge Scheduler wakes. What the event says is of no account: the clock says when, the function knows what. A round
/// may come twice or not at all (EventBridge Scheduler user guide, "What is Amazon EventBridge Scheduler?": at least once delivery).
/// </summary>
public sealed class ScheduleFunction : IFunction
{
    private readonly Host _host;
    private readonly string _operation;
    private readonly Action _work;
    private readonly Action? _connect;

    private ScheduleFunction(Host host, string operation, Action work, Action? connect) =>
        (_host, _operation, _work, _connect) = (host, operation, work, connect);

    /// <summary>A function that does one thing each time it is woken.</summary>
    /// <param name="host">What the instance gets from outside.</param>
    /// <param name="operation">Its name in logs and metrics.</param>
    /// <param name="work">One round. What it throws is the round's failure, and Lambda tries the round again.</param>
    /// <param name="connect">Opens connections during init; null for none. It may fail with <see cref="UnavailableException"/>.</param>
    public static IFunction Create(Host host, string operation, Action work, Action? connect = null) =>
        new ScheduleFunction(host, operation, work, connect);

    /// <inheritdoc/>
    public void Warm() => HeadStart.Take(_connect, _host.Telemetry.Log);

    /// <inheritdoc/>
    public void Invoke(Invocation invocation, IBufferWriter<byte> response)
    {
        _host.Telemetry.Describe(_operation);
        _work();
        response.Write("null"u8);
    }
}
