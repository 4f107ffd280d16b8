using Ecommerce.Local.Processes;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Running;

/// <summary>What asks a deployed shop whether it serves, <c>.github/scripts/smoke.sh</c>, asks the local one as well.</summary>
public sealed class SmokeTests
{
    private const string NoCurl = "bash and curl are not both on PATH";

    public static bool HasCurl => Executables.Find("bash") is not null && Executables.Find("curl") is not null;

    [Fact(Skip = NoCurl, SkipUnless = nameof(HasCurl))]
    public async Task TheLocalShopPassesEveryCheckOfADeployment()
    {
        await using var world = await World.StartAsync();
        var script = Path.Combine(AppContext.BaseDirectory, "smoke.sh");
        var path = KeyValuePair.Create("PATH", Environment.GetEnvironmentVariable("PATH") ?? "");

        using var smoke = ProcessGroup.Start(
            Executables.Find("bash")!, [script, (string)world.Cloud.Outputs.Values["apiUrl"]!], AppContext.BaseDirectory, [path]);

        var told = await new Transcript(smoke.Output).WholeAsync();
        (await smoke.WaitAsync(TestContext.Current.CancellationToken)).ShouldBe(0, told);
        told.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(line => line.StartsWith("ok ", StringComparison.Ordinal));
    }
}
