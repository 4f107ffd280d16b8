using System.Globalization;
using System.Text.RegularExpressions;
using Ecommerce.Bench;
using Ecommerce.Bench.ColdStart.Serving;

namespace Ecommerce.Tests.Unit.Bench.Aws;

public sealed partial class AwsCommandTests
{
    [Fact]
    public async Task ADryRunMakesNoCallAndNeedsNoCredentials()
    {
        await using var shop = await DeployedShop.StartAsync();

        await shop.RunAsync("--environment dev --rounds 2 --warm 3 --dry-run yes");

        shop.Calls.ShouldBeEmpty();
        shop.Descriptions.ShouldAllBe(d => d == DeployedShop.Found);
        DeployedShop.Asked.ShouldAllBe(f => shop.Output.Contains($"dev-ServerlessEcommerce-{f.Name}:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ADryRunSaysEveryCallThatTheRunThenMakes()
    {
        await using var shop = await DeployedShop.StartAsync();
        const string Words = "--environment dev --rounds 3 --warm 4";
        await shop.RunAsync($"{Words} --dry-run yes");
        var said = shop.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).SelectMany(Said).Order(StringComparer.Ordinal);

        await shop.MeasureAsync(Words);

        shop.Calls.Order(StringComparer.Ordinal).ShouldBe(said);
    }

    [Theory]
    [InlineData("--rounds 1", "--environment must be the name of a stack, such as dev, not ''")]
    [InlineData("--environment Dev", "--environment must be the name of a stack")]
    [InlineData("--environment dev/../x", "--environment must be the name of a stack")]
    [InlineData("--environment a-name-that-is-too-long", "--environment must be the name of a stack")]
    [InlineData("--environment prod", "--allow-production yes says that you mean it")]
    [InlineData("--environment prod --dry-run yes", "--allow-production yes says that you mean it")]
    [InlineData("--environment dev --only teapot", "No function's name contains 'teapot'")]
    [InlineData("--environment dev --rounds 0", "--rounds must be a whole number of at least 1")]
    [InlineData("--environment dev --teapot yes", "'--teapot' is no option of this command")]
    [InlineData("--environment dev", "AWS_ACCESS_KEY_ID is not set")]
    public async Task AWrongCommandLineIsRefusedInWords(string words, string refusal)
    {
        await using var shop = await DeployedShop.StartAsync();

        var refused = await Should.ThrowAsync<UsageException>(() => shop.RunAsync(words));

        refused.Message.ShouldContain(refusal);
        shop.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("token", true)]
    public async Task TemporaryCredentialsAreSaidToHaveToOutliveTheRun(string token, bool isSaid)
    {
        await using var shop = await DeployedShop.StartAsync();
        var variables = DeployedShop.Credentials;
        variables["AWS_SESSION_TOKEN"] = token;

        // The stack is not there: it is said before anything is asked.
        await Should.ThrowAsync<BrokenVariantException>(
            () => shop.RunAsync(string.Join(' ', shop.Words("--environment pr-12 --rounds 1")), variables));

        shop.Errors.Contains("they must outlive the run", StringComparison.Ordinal).ShouldBe(isSaid);
    }

    [Fact]
    public async Task FiguresOfAnotherPlaceAreNotRecordedAsAws()
    {
        await using var shop = await DeployedShop.StartAsync();

        var refused = await Should.ThrowAsync<UsageException>(() => shop.MeasureAsync("--environment dev --rounds 1 --record yes"));

        refused.Message.ShouldContain("is not AWS: its figures are not recorded as AWS's");
        shop.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("AWS_ENDPOINT_URL", "https://lambda.example")]
    [InlineData("AWS_ENDPOINT_URL_LAMBDA", "https://amazonaws.com.example")]
    [InlineData("AWS_ENDPOINT_URL", "http://lambda.eu-west-1.amazonaws.com")]
    public async Task ThisHoldsWhereverTheEndpointIsSaid(string variable, string value)
    {
        await using var shop = await DeployedShop.StartAsync();
        Dictionary<string, string> variables = new()
        {
            ["AWS_ACCESS_KEY_ID"] = "a", ["AWS_SECRET_ACCESS_KEY"] = "b", ["AWS_REGION"] = "eu-west-1", [variable] = value,
        };

        await Should.ThrowAsync<UsageException>(() => shop.RunAsync("--environment dev --record yes", variables));
    }

    [Fact]
    public async Task AStackThatIsNotThereIsNamed()
    {
        await using var shop = await DeployedShop.StartAsync();

        var failed = await Should.ThrowAsync<BrokenVariantException>(
            () => shop.MeasureAsync("--environment pr-12 --rounds 1 --only inventory"));

        failed.Message.ShouldBe(
            "There is no function pr-12-ServerlessEcommerce-inventory-admin: is this stack deployed, in this region?");
    }

    // "PUT   lambda UpdateFunctionConfiguration  NAME: …" as often as it says.
    private static IEnumerable<string> Said(string line)
    {
        var words = Line().Match(line);
        var path = words.Groups["operation"].Value == "Invoke" ? "invocations" : "configuration";
        var times = words.Groups["times"] is { Success: true } told ? int.Parse(told.Value, CultureInfo.InvariantCulture) : 1;
        return Enumerable.Repeat($"{words.Groups["method"].Value} /2015-03-31/functions/{words.Groups["function"].Value}/{path}", times);
    }

    [GeneratedRegex(@"^(?<method>\w+) +lambda (?<operation>\w+) +(?<function>[\w-]+): .*?(\((?<times>\d+) times\))?$")]
    private static partial Regex Line();
}
