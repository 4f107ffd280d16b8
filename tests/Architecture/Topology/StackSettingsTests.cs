using Ecommerce.Tests.Architecture.Support;
using Ecommerce.Topology;
using Processor = Ecommerce.Topology.Architecture;

namespace Ecommerce.Tests.Architecture.Topology;

/// <summary>A stack's configuration: what it means, and in which words it is refused.</summary>
public sealed class StackSettingsTests
{
    private static readonly string[] s_stacks = ["dev", "staging", "prod"];

    [Fact]
    public void NothingSaidIsTheDefault() => Read("dev").ShouldBeEquivalentTo(new StackSettings("dev"));

    [Fact]
    public void EverySettingIsRead()
    {
        var settings = Read("prod",
            ("logRetentionDays", "365"), ("retainData", "true"), ("architecture", "x64"), ("traffic", "atOnce"),
            ("provisionedConcurrency", """{"products-public":2}"""),
            ("reservedConcurrency", """{"products-public":50,"products-admin":5}"""),
            ("loginCallbackUrls", """["https://shop.example.com/callback","shop://callback"]"""), ("apiGatewayLogging", "false"),
            ("commit", "0a1b2c3"), ("adminEmail", "ada@example.com"));

        (settings.LogRetentionDays, settings.RetainData, settings.Architecture).ShouldBe((365, true, Processor.X64));
        (settings.Traffic, settings.ApiGatewayLogging, settings.Commit).ShouldBe((Traffic.AtOnce, false, "0a1b2c3"));
        settings.ProvisionedConcurrency.ShouldBe([new("products-public", 2)]);
        settings.ReservedConcurrency.ShouldBe([new("products-public", 50), new("products-admin", 5)], ignoreOrder: true);
        settings.LoginCallbackUrls.ShouldBe(["https://shop.example.com/callback", "shop://callback"]);
        settings.AdminEmail.ShouldBe("ada@example.com");
        settings.KeyRecoveryDays.ShouldBe(30);
    }

    [Theory]
    [InlineData("logRetentionDays", "15",
        "logRetentionDays is \"15\"; CloudWatch Logs takes 1, 3, 5",
        "pulumi config set logRetentionDays 14")]
    [InlineData("logRetentionDays", "two weeks", "logRetentionDays is \"two weeks\"", "pulumi config set logRetentionDays 14")]
    [InlineData("retainData", "yes", "retainData is \"yes\"; it is true or false", "pulumi config set retainData true")]
    [InlineData("architecture", "arm", "architecture is \"arm\"; it is arm64 or x64", "pulumi config set architecture arm64")]
    [InlineData("traffic", "", "traffic is \"\"; it is atOnce or gradual", "pulumi config set traffic atOnce")]
    [InlineData("provisionedConcurrency", "2",
        "provisionedConcurrency is 2; it is a number of instances for each function",
        "--path provisionedConcurrency.products-admin 2")]
    [InlineData("provisionedConcurrency", """{"shop":2}""",
        "provisionedConcurrency names shop, which is no function",
        "pulumi config rm --path provisionedConcurrency.shop")]
    [InlineData("reservedConcurrency", """{"products-admin":0}""",
        "reservedConcurrency.products-admin is 0; it is 1 to 1000",
        "--path reservedConcurrency.products-admin 2")]
    [InlineData("loginCallbackUrls", """["http://shop.example.com"]""",
        "it is a list of 1 to 100 addresses",
        "--path 'loginCallbackUrls[0]' https://shop.example.com/callback")]
    [InlineData("loginCallbackUrls", "[null]", "it is a list of 1 to 100 addresses", "pulumi config set --path")]
    [InlineData("loginCallbackUrls", "[]", "it is a list of 1 to 100 addresses", "pulumi config set --path")]
    [InlineData("apiGatewayLogging", "1", "apiGatewayLogging is \"1\"; it is true or false", "pulumi config set apiGatewayLogging true")]
    [InlineData("commit", "a b", "commit is \"a b\"", "pulumi config set commit")]
    [InlineData("adminEmail", "ada", "adminEmail is \"ada\"; it is one e-mail address", "pulumi config set adminEmail ada@example.com")]
    [InlineData("logRetentionDay", "14",
        "logRetentionDay is no setting; there are adminEmail, apiGatewayLogging, architecture",
        "pulumi config rm logRetentionDay")]
    public void WhatCannotBeUsedIsToldWithWhatToType(string key, string value, string told, string command)
    {
        var fault = Faults("dev", (key, value)).ShouldHaveSingleItem();

        fault.ShouldContain(told);
        fault.ShouldContain("Type: ");
        fault.ShouldContain(command);
    }

    [Fact]
    public void EverythingWrongIsToldTogether() =>
        Faults("Dev", ("traffic", "slow"), ("retainDate", "true")).Count.ShouldBe(3);

    [Theory]
    [InlineData("javascript://shop")]
    [InlineData("data:text/html,shop")]
    [InlineData("https://shop.example.com/#here")]
    [InlineData("/callback")]
    public void APageThatNoLoginMayLeadToIsTold(string url) =>
        Faults("dev", ("loginCallbackUrls", $"[\"{url}\"]")).ShouldHaveSingleItem().ShouldContain(url);

    [Fact]
    public void WarmInstancesBehindASharedAliasAreTold() =>
        Faults("dev", ("traffic", "gradual"), ("provisionedConcurrency", """{"products-admin":2}"""))
            .ShouldHaveSingleItem().ShouldContain("Lambda refuses together");

    [Fact]
    public void ALoginThatLeadsToAnybodysProgramIsToldWhereDataIsDear() =>
        Faults("prod", ("retainData", "true")).ShouldHaveSingleItem().ShouldContain("loginCallbackUrls leads to localhost");

    [Theory]
    [InlineData("aws-test")]
    [InlineData("laws")]
    [InlineData("mycognito")]
    public void AStackThatCognitoWouldRefuseIsTold(string stack) =>
        Faults(stack).ShouldHaveSingleItem().ShouldContain("Cognito refuses domains");

    [Fact]
    public void MoreWarmInstancesThanThereMayBeIsTold() =>
        Faults("dev", ("provisionedConcurrency", """{"products-admin":6}"""), ("reservedConcurrency", """{"products-admin":5}"""))
            .ShouldHaveSingleItem().ShouldContain("products-admin is to have 6 warm instances and 5 at most");

    [Theory]
    [InlineData("dev")]
    [InlineData("pr-1234")]
    [InlineData("a234567890123456")]
    public void ANameThatNamesCanBeMadeOfIsTaken(string stack) => Read(stack).Stack.ShouldBe(stack);

    [Theory]
    [InlineData("")]
    [InlineData("Dev")]
    [InlineData("1dev")]
    [InlineData("dev-")]
    [InlineData("de--v")]
    [InlineData("feature/x")]
    [InlineData("a2345678901234567")]
    public void AnyOtherNameIsTold(string stack) => Faults(stack).ShouldHaveSingleItem().ShouldContain("pulumi stack rename dev");

    [Fact]
    public void TheCommittedStacksCanBeUsed() => s_stacks.ShouldAllBe(stack => Read(stack, Committed(stack)).Stack == stack);

    [Fact]
    public void OnlyProductionKeepsItsData() =>
        s_stacks.Where(stack => Read(stack, Committed(stack)).RetainData).ShouldBe([Place.Production]);

    private static StackSettings Read(string stack, params (string Key, string Value)[] config) =>
        new StackSettingsReader(stack, config.ToDictionary(c => c.Key, c => c.Value), TopologyWorld.Shop).Read();

    private static IReadOnlyList<string> Faults(string stack, params (string Key, string Value)[] config) =>
        Should.Throw<StackSettingsException>(() => Read(stack, config)).Faults;

    // As far as we write stack files: one setting a line.
    private static (string Key, string Value)[] Committed(string stack) =>
    [
        .. Repository.Read($"Pulumi.{stack}.yaml").Split('\n').Where(line => line.StartsWith("  shop:", StringComparison.Ordinal))
            .Select(line => line["  shop:".Length..].Split(": ", 2)).Select(pair => (pair[0], pair[1])),
    ];
}
