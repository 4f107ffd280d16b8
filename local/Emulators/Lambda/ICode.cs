namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>One version of a function's code, able to start any number of instances of itself.</summary>
public interface ICode
{
    /// <summary><c>jit</c>, <c>native</c> or <c>in-process</c>; shown beside each invocation.</summary>
    string Kind { get; }

    /// <summary>Starts an instance and returns at once; whether it came up is what <see cref="IInstance.InitAsync"/> tells.</summary>
    /// <param name="instanceId">Unguessable: it is the only secret between the Runtime API and its instance.</param>
    IInstance Start(FunctionConfig config, string instanceId);
}

/// <summary>One running copy of a function. It serves one request at a time; disposing it stops it in order.</summary>
public interface IInstance : IAsyncDisposable
{
    bool HasExited { get; }

    /// <summary>Completes, never fails, when the instance has gone for whatever reason.</summary>
    Task Exited { get; }

    /// <summary>Waits until the instance asks for its first request; null when it did, else why it never will.</summary>
    ValueTask<InitFailure?> InitAsync(CancellationToken cancellation);

    /// <summary>Serves one request. Cancellation means the function's timeout: the instance is of no use afterwards.</summary>
    ValueTask<InvokeResult> InvokeAsync(InvokeRequest request, CancellationToken cancellation);

    /// <summary>The end of the log of the latest request that asked for it.</summary>
    ReadOnlyMemory<byte> LogTail { get; }

    /// <summary>Ends the instance, and all that it started, now.</summary>
    void Kill();
}

/// <summary>Why an instance never became ready.</summary>
/// <param name="Payload">The error document that the runtime itself posted, if it came that far.</param>
public sealed record InitFailure(string ErrorType, string Message, ReadOnlyMemory<byte>? Payload = null)
{
    /// <summary>The failure as the request that had to wait for this instance sees it.</summary>
    public InvokeResult.Failed ToResult(string requestId) => Payload is { } payload
        ? new(ErrorType, Message, payload)
        : InvokeResult.Failed.Because(ErrorType, $"RequestId: {requestId} Error: {Message}");
}
