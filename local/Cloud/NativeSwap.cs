using Ecommerce.Local.Native;

namespace Ecommerce.Local.Cloud;

/// <summary>
/// Compiles the services to native executables beside the running shop and puts each into place when it is ready, as a deployment
/// would: not one request is lost.
/// </summary>
public sealed class NativeSwap(LocalCloud cloud, ProcessFunctions code, Action<string> say)
{
    /// <summary>Never fails: what goes wrong is told, and the JIT builds serve on.</summary>
    public async Task RunAsync(NativeBuilder builder, CancellationToken cancellation)
    {
        try
        {
            await BuildAsync(builder, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The shop stops; the next start compiles what is missing.
        }
        catch (Exception e) // The outermost place of a task that nobody waits for.
        {
            say($"native    compiling ended, the JIT builds serve on: {e.GetType().Name}: {e.Message}");
        }
    }

    private async Task BuildAsync(NativeBuilder builder, CancellationToken cancellation)
    {
        var swaps = new List<Task>();
        await builder.BuildAsync(
            [.. LocalService.All.Select(s => s.Name)],
            happened =>
            {
                switch (happened)
                {
                    case NativeEvent.Started started:
                        say($"native    compiling {started.Service}; its JIT build serves meanwhile");
                        break;
                    case NativeEvent.Ready ready:
                        swaps.Add(SwapAsync(ready, cancellation));
                        break;
                    case NativeEvent.Failed failed:
                        say($"native    {failed.Service} stays with its JIT build: {failed.FirstError} (whole log: {failed.LogPath})");
                        break;
                    case NativeEvent.Skipped skipped:
                        say($"native    {skipped.Service}: {skipped.Reason}");
                        break;
                }
            },
            cancellation);
        await Task.WhenAll(swaps);
    }

    private async Task SwapAsync(NativeEvent.Ready ready, CancellationToken cancellation)
    {
        var swapped = new List<string>();
        var whole = true;
        foreach (var function in cloud.Shop.Functions.Where(f => f.Service == ready.Service))
        {
            if (await cloud.Lambda.SwapAsync(function.NameIn(cloud.Place), code.Native(ready.Executable), cancellation) is { } failure)
            {
                say($"native    {ready.Service}: {function.Name} stays with its JIT build: {failure.Message}");
                whole = false;
                continue;
            }

            swapped.Add(function.Name);
        }

        if (swapped.Count == 0)
        {
            return;
        }

        var who = whole ? ready.Service : string.Join(", ", swapped);
        var took = ready.Took is { } time ? $", compiled in {time.TotalSeconds:0} s" : "";
        say($"native    {who} {(whole || swapped.Count == 1 ? "serves" : "serve")} natively ({ready.SizeBytes / 1e6:0.0} MB{took})");
    }
}
