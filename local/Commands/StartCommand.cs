using System.CommandLine;
using Ecommerce.Local.Cloud;

namespace Ecommerce.Local.Commands;

/// <summary><c>dotnet run --project local</c>: starts the whole shop and serves until it is stopped.</summary>
internal static class StartCommand
{
    private static readonly Option<int> s_port = Flags.Port("--port", 8080, "Port of the shop; 0 picks a free one");
    private static readonly Option<int> s_awsPort = Flags.Port("--aws-port", 4566, "Port of the AWS endpoint; 0 picks a free one");
    private static readonly Option<bool> s_reset = new("--reset") { Description = "Remove all data first (native executables stay)" };
    private static readonly Option<bool> s_native = new("--native") { Description = "Serve only when every service is compiled natively" };
    private static readonly Option<bool> s_jit = new("--jit") { Description = "Never compile natively" };
    private static readonly Option<bool> s_noSeed = new("--no-seed") { Description = "Start with an empty catalogue" };
    private static readonly Option<bool> s_noThrottle = new("--no-throttle") { Description = "Without the rate limit, for benchmarks" };

    public static RootCommand Create()
    {
        var root = new RootCommand("The whole shop on this machine, on 127.0.0.1 only. Ctrl-C stops it; the next start finds all data.")
        {
            Flags.Data, s_port, s_awsPort, s_reset, s_native, s_jit, s_noSeed, s_noThrottle,
        };
        root.Validators.Add(result =>
        {
            if (result.GetValue(s_native) && result.GetValue(s_jit))
            {
                result.AddError("--native and --jit exclude each other");
            }
        });
        root.SetAction((parsed, cancellation) => RunningShop.ServeAsync(Read(parsed), cancellation));
        return root;
    }

    private static StartOptions Read(ParseResult parsed) => new(
        new CloudOptions(Flags.PathsOf(parsed), parsed.GetValue(s_port), parsed.GetValue(s_awsPort))
        {
            Throttles = !parsed.GetValue(s_noThrottle),
            Failures = new FailureLog(Flags.PathsOf(parsed).Failures, Console.Error),
        },
        parsed.GetValue(s_reset), parsed.GetValue(s_native), parsed.GetValue(s_jit), Seeds: !parsed.GetValue(s_noSeed));
}

/// <summary>How the shop is to be started.</summary>
internal sealed record StartOptions(CloudOptions Cloud, bool Reset, bool Native, bool Jit, bool Seeds);
