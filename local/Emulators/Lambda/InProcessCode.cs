namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>A handler in this process; what it throws fails the invocation as in Lambda.</summary>
public delegate ValueTask<ReadOnlyMemory<byte>> InProcessHandler(InvokeRequest request, CancellationToken cancellation);

/// <summary>Code that runs in this process: the same handlers, without a process or HTTP between. For tests.</summary>
/// <param name="create">Composes a handler; runs once per instance, as a function's start would. What it throws is an init error.</param>
public sealed class InProcessCode(Func<FunctionConfig, InProcessHandler> create, string kind = "in-process") : ICode
{
    public string Kind => kind;

    public IInstance Start(FunctionConfig config, string instanceId) => new InProcessInstance(() => create(config));
}

internal sealed class InProcessInstance(Func<InProcessHandler> create) : IInstance
{
    private readonly TaskCompletionSource _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private InProcessHandler? _handler;

    public bool HasExited => _exited.Task.IsCompleted;

    public Task Exited => _exited.Task;

    /// <summary>A handler in this process writes no log.</summary>
    public ReadOnlyMemory<byte> LogTail => default;

    public ValueTask<InitFailure?> InitAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            _handler = create();
            return new((InitFailure?)null);
        }
        catch (Exception e) // The outermost frame of a function's start: Lambda reports whatever it throws.
        {
            return new(new InitFailure(e.GetType().Name, e.Message, ErrorDocument.Write(e.GetType().Name, e.Message, StackOf(e))));
        }
    }

    public async ValueTask<InvokeResult> InvokeAsync(InvokeRequest request, CancellationToken cancellation)
    {
        if (HasExited)
        {
            return new InvokeResult.Undelivered();
        }

        // Off the caller's thread, as in a process of its own: a handler that blocks must not block the host's timeout.
        var running = Task.Run(() => RunAsync(request, cancellation), CancellationToken.None);
        await Task.WhenAny(running, Exited).WaitAsync(cancellation).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return running.IsCompleted
            ? await running.ConfigureAwait(false)
            : new InitFailure("Runtime.ExitError", "Runtime exited with error: signal: killed").ToResult(request.RequestId);
    }

    public void Kill() => _exited.TrySetResult();

    public ValueTask DisposeAsync()
    {
        Kill();
        return ValueTask.CompletedTask;
    }

    private async Task<InvokeResult> RunAsync(InvokeRequest request, CancellationToken cancellation)
    {
        try
        {
            return new InvokeResult.Succeeded(await _handler!(request, cancellation).ConfigureAwait(false));
        }
        catch (Exception e) // The outermost loop of a function: Lambda reports whatever a handler throws.
        {
            var type = e.GetType().Name;
            return new InvokeResult.Failed(type, e.Message, ErrorDocument.Write(type, e.Message, StackOf(e)));
        }
    }

    private static string[] StackOf(Exception e) =>
        (e.StackTrace ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
