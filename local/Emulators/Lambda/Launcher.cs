using System.ComponentModel;
using System.Globalization;
using System.Security.Cryptography;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>Starts instances of one function and waits until they are ready, a bounded time.</summary>
internal sealed class Launcher(FunctionConfig config, HostLimits limits, TimeProvider time)
{
    /// <summary>Pauses before a start that follows failed ones, so that broken code does not spin.</summary>
    public Task BackOffAsync(int failedStarts, CancellationToken cancellation)
    {
        if (failedStarts == 0)
        {
            return Task.CompletedTask;
        }

        var doublings = Math.Min(failedStarts - 1, 16);
        var pause = TimeSpan.FromTicks(Math.Min(limits.InitBackoff.Ticks << doublings, limits.InitBackoffMax.Ticks));
        return Task.Delay(pause, time, cancellation);
    }

    /// <summary>A worker, or why there is none: what the machine refuses is told to who waits.</summary>
    public async Task<(Worker? Worker, InitFailure? Failure)> LaunchAsync(ICode code, int generation, CancellationToken cancellation)
    {
        try
        {
            return await StartAsync(code, generation, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is Win32Exception or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return (null, new("Runtime.InvalidEntrypoint", $"{e.GetType().Name}: {e.Message}"));
        }
    }

    private async Task<(Worker? Worker, InitFailure? Failure)> StartAsync(ICode code, int generation, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var instance = code.Start(config, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        var (ready, failure) = (false, (InitFailure?)null);
        try
        {
            failure = await InitAsync(instance, cancellation).ConfigureAwait(false);
            ready = failure is null;
            return ready ? (new Worker(instance, code.Kind, generation, time.GetElapsedTime(started)), null) : (null, failure);
        }
        finally
        {
            if (!ready)
            {
                await instance.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private async Task<InitFailure?> InitAsync(IInstance instance, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(limits.InitMax, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            return await instance.InitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            instance.Kill();
            var seconds = limits.InitMax.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);
            return new(InvokeResult.TimedOut.ErrorType, $"Init timed out after {seconds} seconds");
        }
    }
}
