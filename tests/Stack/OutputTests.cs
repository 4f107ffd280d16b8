using System.Text.Json;
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

    [Fact]
    public async Task EveryFunctionIsToldWithTheReadThatANewVersionIsAskedFor()
    {
        var stack = await Deployed.AsAsync("dev");

        var functions = JsonSerializer.SerializeToNode(stack.Outputs["functions"])!.AsObject();
        functions.Count.ShouldBe(Shop.Describe().Functions.Count);
        var read = functions["dev-ServerlessEcommerce-inventory-admin"]!;
        ((string)read["method"]!).ShouldBe("GET");
        ((string)read["resource"]!).ShouldBe("/inventory/{productId}");
        ((string)read["pathParameters"]!["productId"]!).ShouldStartWith("prd_");
    }
}
