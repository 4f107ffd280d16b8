using System.Globalization;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Running;

public sealed class StopTests
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task ASignalEndsTheShopAndItsFunctionsInOrder(string signal)
    {
        using var folder = new DataFolderOfTest();
        await using var shop = await RunningLocal.StartAsync(folder);
        using var anyone = new Client(shop.Shop, () => null);
        await anyone.GetAsync("products");
        shop.FunctionProcesses().ShouldNotBeEmpty();

        var ended = await shop.StopAsync(signal);

        (ended.ExitCode, ended.Complained).ShouldBe((0, ""));
        ended.Told.TrimEnd().ShouldEndWith("stopped");
        shop.FunctionProcesses().ShouldBeEmpty();
        File.Exists(folder.Paths.Pid).ShouldBeFalse();
    }

    [Fact]
    public async Task AShopThatStillSeedsStopsAndTheNextStartSeedsOn()
    {
        using var folder = new DataFolderOfTest();
        await using var shop = RunningLocal.Launch(folder);
        await shop.TellsAsync("importing the catalogue");

        var ended = await shop.StopAsync();

        (ended.ExitCode, ended.Complained).ShouldBe((0, ""));
        File.Exists(folder.Paths.Seeded).ShouldBeFalse();
        shop.FunctionProcesses().ShouldBeEmpty();
    }

    [Fact]
    public async Task ASecondSignalCutsOffWhatTheFirstWaitsFor()
    {
        using var folder = new DataFolderOfTest();
        await using var shop = await RunningLocal.StartAsync(folder);
        using var anyone = new Client(shop.Shop, () => null);
        await anyone.GetAsync("products");
        foreach (var function in shop.FunctionProcesses())
        {
            RunningLocal.Signal("STOP", int.Parse(Path.GetFileName(function), CultureInfo.InvariantCulture)); // It answers no more.
        }

        var hanging = anyone.GetAsync("products");
        RunningLocal.Signal("INT", shop.Pid);
        await shop.TellsAsync("stopping");
        var ended = await shop.StopAsync("INT");

        // On a machine that stalls, the first signal's patience may have ended before the second came.
        ended.ExitCode.ShouldBe(ended.Told.TrimEnd().EndsWith("stopped", StringComparison.Ordinal) ? 0 : 130);
        await Eventually.TrueAsync(() => shop.FunctionProcesses().Count == 0);
        await hanging.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    [Fact]
    public async Task AFolderInUseIsRefusedWithTheProcessThatUsesIt()
    {
        using var folder = new DataFolderOfTest();
        await using var shop = await RunningLocal.StartAsync(folder);
        var root = folder.Paths.Root;
        var told = $"The data folder {root} is in use by process {shop.Pid.ToString(CultureInfo.InvariantCulture)}; "
            + "stop that one, or choose another with --data DIR";

        foreach (var arguments in (string[][])[["--jit"], ["--jit", "--reset"], ["reset"]])
        {
            var refused = await RunningLocal.RunAsync([.. arguments, "--data", root]);

            (refused.ExitCode, refused.Complaint).ShouldBe((1, told));
        }

        File.Exists(folder.Paths.Outputs).ShouldBeTrue();
    }

    [Fact]
    public async Task ResetRemovesTheDataAndNothingElse()
    {
        using var folder = new DataFolderOfTest();
        folder.FileWith("thesis.txt", "mine");
        Directory.CreateDirectory(folder.Paths.Native);
        await using (var shop = await RunningLocal.StartAsync(folder))
        {
            await shop.StopAsync();
        }

        (await RunningLocal.RunAsync("reset", "--data", folder.Paths.Root)).ExitCode.ShouldBe(0);

        Directory.EnumerateFileSystemEntries(folder.Paths.Root).Select(Path.GetFileName).Order().ShouldBe(["lock", "native", "thesis.txt"]);
    }
}
