using System.Buffers;

namespace Ecommerce.Lambda;

/// <summary>
/// A function with its surroundings: sets the deadline, begins and ends the telemetry of each invocation. The runtime loop in
/// the cloud and the local host both go through here, so that both see the same.
/// </summary>
public sealed class Instance(IFunction function, Host host)
{
    /// <summary>The init phase.</summary>
    public void Warm() => function.Warm();

    /// <summary>Does one invocation. What the function throws is logged and comes back; <see cref="Flush"/> is still due.</summary>
    public Exception? Invoke(Invocation invocation, IBufferWriter<byte> response)
    {
        host.Deadline.Set(invocation.Deadline);
        host.Telemetry.Begin(invocation);
        var failure = Guard.Try(() => function.Invoke(invocation, response));
        if (failure is not null)
        {
            host.Telemetry.Outcome("failed");
            host.Telemetry.Log.Error("invocation-failed", failure);
        }

        host.Telemetry.End();
        host.Deadline.Set(DateTimeOffset.MaxValue);
        return failure;
    }

    /// <summary>Writes what is to be told about the invocation. Call it after the response is on its way.</summary>
    public void Flush() => host.Telemetry.Flush();
}
