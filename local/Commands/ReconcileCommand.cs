using System.CommandLine;
using Ecommerce.Local.Cloud;
using Ecommerce.Local.Reconciling;
using Ecommerce.Local.Seeding;

namespace Ecommerce.Local.Commands;

/// <summary><c>local reconcile [--apply]</c>: counts the stock of the running shop anew, and repairs what is wrong.</summary>
internal static class ReconcileCommand
{
    public static Command Create()
    {
        var apply = new Option<bool>("--apply")
        {
            Description = "Repair what drifts: after a minute of the shop's time, and only what nothing has moved meanwhile",
        };
        var command = new Command(
            "reconcile", "Count the stock of the running shop anew and tell where a row is wrong; exit code 1 if one is left so") { apply };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(apply), Flags.PathsOf(parsed), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(bool apply, DataPaths paths, CancellationToken cancellation)
    {
        using var admin = AdminSession.Open(paths, "reconcile@localhost");
        using var client = new ShopClient(admin.Shop, admin.Token, "what was repaired stays, and the next run goes on");
        var reconciler = new Reconciler(client, Console.WriteLine);
        var report = await reconciler.RunAsync(apply ? until => SettledAsync(until, paths, cancellation) : null, cancellation);
        Console.WriteLine(report);
        return report.Left == 0 ? ExitCode.Done : ExitCode.Refused;
    }

    private static async Task SettledAsync(DateTimeOffset until, DataPaths paths, CancellationToken cancellation)
    {
        var control = ShopControl.Of(paths);
        var told = TimeSpan.MaxValue;
        while (until - (await control.DescribeClockAsync(cancellation)).Now is var left && left > TimeSpan.Zero)
        {
            if (told - left >= LocalLimits.WaitTold)
            {
                Console.WriteLine($"waiting {Durations.Text(left)} of the shop's time; 'clock advance' shortens it");
                told = left;
            }

            await Task.Delay(left < LocalLimits.WaitLook ? left : LocalLimits.WaitLook, cancellation);
        }
    }
}
