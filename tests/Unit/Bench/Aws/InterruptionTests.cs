using System.Diagnostics;
using System.Globalization;
using Ecommerce.Bench.ColdStart.Aws;

namespace Ecommerce.Tests.Unit.Bench.Aws;

/// <summary>The program as a process of its own that is told to end in the middle of a run.</summary>
public sealed class InterruptionTests
{
    private const int Interrupted = 130;

    // Far longer than it takes. Whoever started the tests may have had a signal ignored, as nohup does: then it would never end.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    [InlineData("QUIT")]
    public async Task WhicheverSignalEndsARunEveryDescriptionIsPutBack(string signal)
    {
        await using var shop = await DeployedShop.StartAsync();
        using Process program = new() { StartInfo = Program(shop) };
        TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        shop.DuringCall(3, () => asked.TrySetResult());
        program.Start();
        var ended = program.WaitForExitAsync(TestContext.Current.CancellationToken);
        await await Task.WhenAny(asked.Task, ended);

        using var kill = Process.Start("/bin/sh", ["-c", $"kill -{signal} {program.Id.ToString(CultureInfo.InvariantCulture)}"]);
        try
        {
            await ended.WaitAsync(s_patience, TestContext.Current.CancellationToken);
        }
        finally
        {
            program.Kill(entireProcessTree: true);
        }

        program.ExitCode.ShouldBe(Interrupted);
        shop.Descriptions.ShouldAllBe(d => d == DeployedShop.Found);
    }

    // More rounds than anybody waits for: only the signal ends it.
    private static ProcessStartInfo Program(DeployedShop shop)
    {
        ProcessStartInfo start = new(
            "dotnet", [typeof(AwsCommand).Assembly.Location, "aws", .. shop.Words("--environment dev --rounds 100000 --warm 1")]);
        foreach (var (name, value) in DeployedShop.Credentials)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
