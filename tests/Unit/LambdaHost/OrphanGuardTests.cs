using System.Diagnostics;
using Ecommerce.Local.Processes;

namespace Ecommerce.Tests.Unit.LambdaHost;

public sealed class OrphanGuardTests
{
    [Fact]
    public async Task WhenTheHostIsGoneItsChildrenAreKilledExceptThoseThatWereTakenOff()
    {
        using var first = Process.Start("sleep", "1000");
        using var middle = Process.Start("sleep", "1000");
        using var last = Process.Start("sleep", "1000");
        using (var guard = new OrphanGuard())
        {
            foreach (var child in new[] { first, middle, last })
            {
                guard.Add(child.Id);
            }

            guard.Remove(middle.Id);
        }

        await Task.WhenAll(
            first.WaitForExitAsync(TestContext.Current.CancellationToken), last.WaitForExitAsync(TestContext.Current.CancellationToken));
        middle.HasExited.ShouldBeFalse();
        middle.Kill();
    }
}
