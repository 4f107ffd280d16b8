using Ecommerce.Tests.Stack.Support;

namespace Ecommerce.Tests.Stack;

/// <summary>Every resource of every committed stack: whatever changes is read in the review.</summary>
public sealed class GraphTests
{
    [Theory]
    [InlineData("dev")]
    [InlineData("staging")]
    [InlineData("prod")]
    public async Task TheStackIsTheOneThatWasReviewed(string stack) =>
        Golden.Matches($"{stack}.txt", GraphText.Of(await Deployed.AsCommittedAsync(stack)));

    [Fact]
    public async Task DeployingTwiceAsksForTheSame() =>
        GraphText.Of(await Deployed.AsCommittedAsync("dev")).ShouldBe(GraphText.Of(await Deployed.AsCommittedAsync("dev")));
}
