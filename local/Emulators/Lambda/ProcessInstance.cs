using System.ComponentModel;
using System.Diagnostics;
using Ecommerce.Local.Processes;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>An instance that is a process. It lives until it exits, is killed or is disposed; then its whole group is ended.</summary>
internal sealed class ProcessInstance : IInstance
{
    private static readonly TimeSpan s_terminateMax = TimeSpan.FromSeconds(2);

    /// <summary>A process's last words may still be in its pipes when it is gone.</summary>
    private static readonly TimeSpan s_lastWordsMax = TimeSpan.FromMilliseconds(500);

    /// <summary>What a request logged may still be in the pipe when its answer is here; waited for where the log is asked for.</summary>
    private static readonly TimeSpan s_pipeMax = TimeSpan.FromMilliseconds(50);

    private readonly TaskCompletionSource _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RuntimeApi _api;
    private readonly RuntimeSession _session;
    private readonly InstanceLog _lines;
    private readonly InvocationLog _log;
    private readonly string _id;
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly ProcessGroup? _process;

    public ProcessInstance(RuntimeApi api, FunctionLog log, FunctionConfig config, string id, Func<ProcessGroup?> launch)
    {
        (_api, _id) = (api, id);
        _session = api.Open(id);
        var failure = new InitFailure("Runtime.InvalidEntrypoint", "There is no executable to start");
        try
        {
            _process = launch();
        }
        catch (Win32Exception e)
        {
            failure = failure with { Message = e.Message };
        }

        _lines = new(log);
        _log = new(_lines, config, _process?.Id);
        if (_process is null)
        {
            End(failure);
        }
        else
        {
            _ = WatchAsync(_process);
        }
    }

    public bool HasExited => _exited.Task.IsCompleted;

    public Task Exited => _exited.Task;

    public ReadOnlyMemory<byte> LogTail { get; private set; }

    public async ValueTask<InitFailure?> InitAsync(CancellationToken cancellation)
    {
        var failure = await _session.Initialised.WaitAsync(cancellation).ConfigureAwait(false);
        _log.Initialised(Stopwatch.GetElapsedTime(_started), failure);
        return failure;
    }

    public async ValueTask<InvokeResult> InvokeAsync(InvokeRequest request, CancellationToken cancellation)
    {
        if (!request.TailsLog)
        {
            return await ServeAsync(request, cancellation).ConfigureAwait(false);
        }

        _lines.StartTail();
        try
        {
            return await ServeAsync(request, cancellation).ConfigureAwait(false);
        }
        finally
        {
            LogTail = _lines.EndTail();
        }
    }

    public void Kill() => _process?.Kill();

    public async ValueTask DisposeAsync()
    {
        if (_process is null || HasExited)
        {
            return;
        }

        _process.Terminate();
        try
        {
            await Exited.WaitAsync(s_terminateMax).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            _process.Kill();
            await Exited.ConfigureAwait(false);
        }
    }

    private async ValueTask<InvokeResult> ServeAsync(InvokeRequest request, CancellationToken cancellation)
    {
        _log.Start(request);
        var started = Stopwatch.GetTimestamp();
        try
        {
            var result = await _session.InvokeAsync(request).WaitAsync(cancellation).ConfigureAwait(false);
            var elapsed = Stopwatch.GetElapsedTime(started);
            if (request.TailsLog)
            {
                await Task.Delay(s_pipeMax, CancellationToken.None).ConfigureAwait(false);
            }

            _log.End(request, elapsed, result);
            return result;
        }
        catch (OperationCanceledException)
        {
            var elapsed = Stopwatch.GetElapsedTime(started);
            _log.End(request, elapsed, new InvokeResult.TimedOut(request.RequestId, elapsed));
            throw;
        }
    }

    private async Task WatchAsync(ProcessGroup process)
    {
        var pumps = Task.WhenAll(LinePump.RunAsync(process.Output, _lines), LinePump.RunAsync(process.Errors, _lines));
        var exitCode = await process.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        process.Kill();
        await Task.WhenAny(pumps, Task.Delay(s_lastWordsMax)).ConfigureAwait(false);
        End(new("Runtime.ExitError", ExitStatus.Describe(exitCode)));
        await pumps.ConfigureAwait(false);
        process.Dispose();
    }

    private void End(InitFailure reason)
    {
        _api.Close(_id);
        _exited.TrySetResult();
        _session.Close(reason);
    }
}

/// <summary>An exit code in the words of Lambda.</summary>
internal static class ExitStatus
{
    public static string Describe(int exitCode) => exitCode switch
    {
        0 => "Runtime exited without providing a reason",
        128 + 6 => "Runtime exited with error: signal: aborted",
        128 + 9 => "Runtime exited with error: signal: killed",
        128 + 11 => "Runtime exited with error: signal: segmentation fault",
        128 + 15 => "Runtime exited with error: signal: terminated",
        _ => FormattableString.Invariant($"Runtime exited with error: exit status {exitCode}"),
    };
}
