using Ecommerce.Stack;
using Ecommerce.Tests.Stack.Support;
using Pulumi;

namespace Ecommerce.Tests.Stack;

/// <summary>What cannot be deployed is told before anything is made, with what to type.</summary>
public sealed class RefusalTests
{
    [Fact]
    public async Task SettingsThatCannotBeUsedAreAllToldBeforeAnythingIsMade()
    {
        var told = await ToldAsync(() => Deployed.AsAsync("dev", new Dictionary<string, string>
        {
            ["logRetentionDays"] = "15", ["retainDate"] = "true",
        }));

        told.ShouldContain("logRetentionDays is \"15\"");
        told.ShouldContain("Type: pulumi config set logRetentionDays 14");
        told.ShouldContain("Type: pulumi config rm retainDate");
    }

    [Fact]
    public async Task AMissingPackageIsToldWithTheCommandThatMakesIt()
    {
        var empty = Directory.CreateTempSubdirectory("empty-").FullName;

        var seen = new List<string>();

        var told = await ToldAsync(() => Deployed.AsAsync("dev", change: context => Watch(seen)(context) with { Repository = empty }));

        seen.ShouldBeEmpty();
        told.ShouldContain("Products.zip is missing. Type: dotnet run --project pack -- --architecture arm64");
        Directory.Delete(empty);
    }

    [Fact]
    public async Task AStackWhoseNameCannotBePartOfNamesIsTold() =>
        (await ToldAsync(() => Deployed.AsAsync("Dev_1"))).ShouldContain("The stack is called \"Dev_1\"");

    [Fact]
    public async Task NothingIsMadeOfAStackThatIsRefused()
    {
        var seen = new List<string>();

        await ToldAsync(() => Deployed.AsAsync("dev", new Dictionary<string, string> { ["traffic"] = "slow" }, change: Watch(seen)));

        seen.ShouldBeEmpty();
    }

    private static Func<StackContext, StackContext> Watch(List<string> seen) => context => context with
    {
        Transformations = [args =>
        {
            seen.Add(args.Resource.GetResourceName());
            return null;
        }],
    };

    private static async Task<string> ToldAsync(Func<Task> deploy) => (await Should.ThrowAsync<RunException>(deploy)).Message;
}
