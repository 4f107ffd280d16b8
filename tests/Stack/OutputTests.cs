using Ecommerce.Tests.Stack.Support;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Stack;

/// <summary>What a stack tells about itself.</summary>
public sealed class OutputTests
{
    [Fact]
    public async Task OutputsHaveTheNamesThatLocalUsesToo()
    {
        var stack = await Deployed.AsAsync("dev");

        string[] shared =
        [
            OutputNames.ApiUrl, OutputNames.Region, OutputNames.UserPoolId, OutputNames.UserPoolClientId, OutputNames.AdminPoolId,
            OutputNames.AdminPoolClientId, .. Shop.Describe().Tables.Select(OutputNames.Of),
        ];
        stack.Outputs.Keys.ShouldBe([.. shared, "loginUrl", "adminLoginUrl", "functions"], ignoreOrder: true);
    }
}
