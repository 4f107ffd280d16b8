using Ecommerce.Local.Processes;

namespace Ecommerce.Tests.Unit.LambdaHost;

public sealed class OrphanGuardTests
{
    [Fact]
    public async Task WhenTheHostIsGoneItsChildrenAreKilledWithTheirsExceptThoseThatWereTakenOff()
    {
        var environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" };
        var groups = Enumerable.Range(0, 3).Select(_ => ProcessGroup.Start(
            "/bin/sh", ["-c", "sleep 1000 & echo $!; wait"], "/", environment)).ToArray();
        var children = await Task.WhenAll(groups.Select(async group =>
            await new StreamReader(group.Output).ReadLineAsync(TestContext.Current.CancellationToken)));
        using (var guard = new OrphanGuard())
        {
            Array.ForEach(groups, group => guard.Add(group.Id));
            guard.Remove(groups[1].Id);
        }

        await Eventually.TrueAsync(() => !IsRunning(children[0]!) && !IsRunning(children[2]!));
        IsRunning(children[1]!).ShouldBeTrue();
        groups[1].Kill();
        await Task.WhenAll(groups.Select(group => group.WaitAsync(TestContext.Current.CancellationToken)));
        Array.ForEach(groups, group => group.Dispose());
    }

    private static bool IsRunning(string pid) =>
        File.Exists($"/proc/{pid}/stat") && !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);
}
