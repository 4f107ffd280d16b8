using Ecommerce.Local.Processes;
using Ecommerce.Tests.Conformance.Cli;

namespace Ecommerce.Tests.Conformance.Deploying;

/// <summary>
/// <c>.github/scripts/shift-traffic.sh</c> with the real aws CLI on moto's Lambda and CloudWatch, which check its calls and answers. Moto
/// would run functions in Docker: only the call that asks the new version is answered by this test. tests/Unit/Deploying has the cases.
/// </summary>
public sealed class TrafficTests
{
    private const string NotHere =
        "bash, jq, aws and moto_server are not all on PATH; 'pip install moto[server] awscli' brings the last two";

    public static bool IsHere =>
        OperatingSystem.IsLinux() && Executables.Find("bash") is not null && Executables.Find("jq") is not null
        && AwsCli.IsInstalled && Moto.WhyNot is null;

    [Fact(Skip = NotHere, SkipUnless = nameof(IsHere))]
    public async Task AVersionWithErrorsGoesBackAndAGoodOneTakesOver()
    {
        await using var world = await TrafficWorld.StartAsync();
        await world.PublishAsync(version: 2);
        await world.CountErrorsAsync(version: 2, errors: 3);

        var (refused, why) = await world.ShiftAsync();

        refused.ShouldBe(1, why);
        why.ShouldContain($"FAILED  {TrafficWorld.Function}: version 2 had 3.0 errors");
        (await world.AliasAsync()).ShouldBe(("1", "{}"));

        await world.PublishAsync(version: 3);
        var (shifted, told) = await world.ShiftAsync();

        shifted.ShouldBe(0, told);
        (await world.AliasAsync()).ShouldBe(("3", "{}"));
    }
}
