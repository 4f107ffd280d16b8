using System.ComponentModel;
using System.Globalization;
using System.Security.Cryptography;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>Starts instances of one function and waits until they are ready, a bounded time.</summary>
internal sealed class Launcher(FunctionConfig config, IInstanceIdentities identities, HostLimits limits, TimeProvider time)
{
    /// <summary>A worker, or why there is none: what the machine refuses is told to who waits.</summary>
    /// <param name="failedStarts">How many starts before this one failed in a row.</param>
    public async Task<(Worker? Worker, InitFailure? Failure)> LaunchAsync(
        ICode code, int generation, int failedStarts, CancellationToken cancellation)
    {
        await BackOffAsync(failedStarts, cancellation).ConfigureAwait(false);
        try
        {
            return await StartAsync(code, generation, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is Win32Exception or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return (null, new("Runtime.InvalidEntrypoint", $"{e.GetType().Name}: {e.Message}"));
        }
    }

    /// <summary>Pauses before a start that follows failed ones, so that broken code does not spin.</summary>
    private Task BackOffAsync(int failedStarts, CancellationToken cancellation)
    {
        if (failedStarts == 0)
        {
            return Task.CompletedTask;
        }

        var doublings = Math.Min(failedStarts - 1, 16);
        var pause = TimeSpan.FromTicks(Math.Min(limits.InitBackoff.Ticks << doublings, limits.InitBackoffMax.Ticks));
        return Task.Delay(pause, time, cancellation);
    }

    private async Task<(Worker? Worker, InitFailure? Failure)> StartAsync(ICode code, int generation, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var identity = identities.Issue(config);
        var instance = Begin(code, identity);
        var (ready, failure) = (false, (InitFailure?)null);
        try
        {
            failure = await InitAsync(instance, cancellation).ConfigureAwait(false);
            ready = failure is null;
            return ready ? (new Worker(instance, identity, code.Kind, generation, time.GetElapsedTime(started)), null) : (null, failure);
        }
        finally
        {
            if (!ready)
            {
                await instance.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private IInstance Begin(ICode code, InstanceIdentity identity)
    {
        var begun = false;
        try
        {
            var variables = new Dictionary<string, string>(config.Environment);
            foreach (var (name, value) in identity.Environment)
            {
                variables[name] = value;
            }

            var instance = code.Start(
                config with { Environment = variables }, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
            begun = true;
            _ = EndWithAsync(instance, identity);
            return instance;
        }
        finally
        {
            if (!begun)
            {
                identity.Dispose();
            }
        }
    }

    private static async Task EndWithAsync(IInstance instance, InstanceIdentity identity)
    {
        await instance.Exited.ConfigureAwait(false);
        identity.Dispose();
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
