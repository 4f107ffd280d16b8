using System.Buffers;

namespace Ecommerce.Lambda;

/// <summary>What one executable does under one handler name. An instance calls it from one thread, one invocation at a time.</summary>
public interface IFunction
{
    /// <summary>
    /// Called once, during init, where the full processor is available: opens connections and touches JSON metadata, so that
    /// the first request does not pay for it. An exception ends the process and is reported as an init error.
    /// </summary>
    void Warm();

    /// <summary>Does the work of one event. An exception is reported as the invocation's error, and the instance lives on.</summary>
    /// <param name="invocation">The event and what Lambda says about it.</param>
    /// <param name="response">Takes the response, at most <see cref="LambdaLimits.PayloadBytesMax"/> bytes of JSON.</param>
    void Invoke(Invocation invocation, IBufferWriter<byte> response);
}
