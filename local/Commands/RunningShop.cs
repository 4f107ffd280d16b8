using System.Diagnostics;
using Ecommerce.Local.Cloud;
using Ecommerce.Local.Emulators.Lambda;
using Ecommerce.Local.Native;
using Ecommerce.Topology.Services;

namespace Ecommerce.Local.Commands;

/// <summary>One run of the shop, from its start to its orderly end, with its progress told line by line.</summary>
internal sealed class RunningShop(StartOptions options, DataFolder folder)
{
    private readonly long _started = Stopwatch.GetTimestamp();

    /// <summary>Serves until the token ends. Returns the exit code.</summary>
    public static async Task<int> ServeAsync(StartOptions options, CancellationToken stop)
    {
        using var folder = DataFolder.Open(options.Cloud.Paths);
        if (options.Reset)
        {
            folder.Reset();
        }

        var shop = new RunningShop(options, folder);
        try
        {
            await shop.RunAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped while it started: that is an orderly end, too.
        }

        shop.Say("stopped");
        return ExitCode.Done;
    }

    private async Task RunAsync(CancellationToken stop)
    {
        Say($"data      {folder.Paths.Root}{(options.Reset ? ", emptied as --reset asks" : "")}");
        var builder = options.Jit ? null : Builder();
        var native = builder is null ? new Dictionary<string, string>() : await NativeAtStartAsync(builder, stop);
        var code = new ProcessFunctions(await RuntimeApi.StartAsync(stop), new FunctionLogs(folder.Paths.Logs), native);
        await using var cloud = await LocalCloud.StartAsync(options.Cloud, code, stop);
        Say($"AWS       {cloud.Shop.Tables.Count()} tables, {cloud.Shop.Functions.Count} functions, {cloud.Shop.Routes.Count()} routes");
        await SeedAsync(cloud, stop);
        TellWhere(cloud, await cloud.FirstAdmin.InviteAsync(stop));

        using var background = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var compiling = builder is null || native.Count == LocalService.All.Count
            ? Task.CompletedTask
            : new NativeSwap(cloud, code, Say).RunAsync(builder, background.Token);
        await UntilAsync(stop);
        Say($"stopping  running requests have {ListenerLimits.Stopping.TotalSeconds:0} s to finish");
        await compiling;
    }

    private NativeBuilder? Builder()
    {
        if (Build.RepositoryRoot is { } root)
        {
            return new(new NativeBuildOptions(root, folder.Paths.Native));
        }

        Say("native    no sources beside this build, so the services stay with their JIT builds");
        return null;
    }

    // What is in the cache serves from the first request on; with --native everything is compiled before.
    private async Task<IReadOnlyDictionary<string, string>> NativeAtStartAsync(NativeBuilder builder, CancellationToken stop)
    {
        string[] services = [.. LocalService.All.Select(s => s.Name)];
        if (!options.Native)
        {
            return await builder.CachedAsync(services, stop);
        }

        var native = await builder.BuildAsync(services, TellBuild, stop);
        return native.Count == services.Length
            ? native
            : throw new LocalException("--native: not every service could be compiled (see above)");
    }

    private async Task SeedAsync(LocalCloud cloud, CancellationToken stop)
    {
        if (!options.Seeds || File.Exists(folder.Paths.Seeded))
        {
            return;
        }

        Say($"seed      importing the catalogue; the shop answers meanwhile at {cloud.Outputs.ShopUrl}");
        var report = await Seeding.Catalogue.ImportAsync(
            cloud.Outputs.ShopUrl, () => cloud.Tokens.Issue(Platform.Admins, "seed@localhost", "admin"), Say, stop);
        await File.WriteAllTextAsync(folder.Paths.Seeded, report.ToString(), stop);
    }

    private void TellWhere(LocalCloud cloud, string? password)
    {
        var values = cloud.Outputs.Values;
        Say($"shop      {values["shopUrl"]}");
        Say($"API       {values["apiUrl"]}/products");
        Say($"console   {values["shopUrl"]}_local");
        Say($"AWS       {values["awsEndpoint"]}  (region {values["region"]}, keys in {folder.Paths.Outputs})");
        if (password is not null)
        {
            Say($"admin     {FirstAdmin.Email} signs in at POST /api/admin/auth/login with {password}, to be replaced at once");
        }

        Say("ready     Ctrl-C stops");
    }

    private void TellBuild(NativeEvent happened) => Say(happened switch
    {
        NativeEvent.Started started => $"native    compiling {started.Service}",
        NativeEvent.Ready { Took: { } took } ready =>
            $"native    {ready.Service} compiled in {took.TotalSeconds:0} s ({ready.SizeBytes / 1e6:0.0} MB)",
        NativeEvent.Ready ready => $"native    {ready.Service} is compiled already ({ready.SizeBytes / 1e6:0.0} MB)",
        NativeEvent.Failed failed => $"native    {failed.Service} failed: {failed.FirstError} (whole log: {failed.LogPath})",
        NativeEvent.Skipped skipped => $"native    {skipped.Service}: {skipped.Reason}",
        _ => throw new InvalidOperationException($"{happened} is not told"),
    });

    private static async Task UntilAsync(CancellationToken stop)
    {
        var stopped = new TaskCompletionSource();
        await using var registration = stop.Register(stopped.SetResult);
        await stopped.Task;
    }

    private void Say(string line)
    {
        lock (options)
        {
            Console.WriteLine($"{Stopwatch.GetElapsedTime(_started).TotalSeconds,6:0.0} s  {line}");
        }
    }
}
