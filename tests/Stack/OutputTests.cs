using System.Text.Json.Nodes;
using Ecommerce.Tests.Stack.Support;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Stack;

/// <summary>What a stack tells about itself.</summary>
public sealed class OutputTests
{
    [Fact]
    public async Task OutputsHaveTheNamesThatLocalUsesTooAndTellTheTruth()
    {
        var outputs = (await Deployed.AsAsync("dev")).Outputs;

        outputs[OutputNames.ApiUrl].ShouldBe("<invokeUrl of Stage Api>");
        outputs[OutputNames.Region].ShouldBe(Aws.Region);
        outputs[OutputNames.UserPoolId].ShouldBe("<id of UserPool customers>");
        outputs[OutputNames.UserPoolClientId].ShouldBe("<id of UserPoolClient customers-web>");
        outputs[OutputNames.AdminPoolId].ShouldBe("<id of UserPool admins>");
        outputs[OutputNames.AdminPoolClientId].ShouldBe("<id of UserPoolClient admins-web>");
        foreach (var table in Shop.Describe().Tables)
        {
            outputs[OutputNames.Of(table)].ShouldBe($"dev-ServerlessEcommerce-{table.Name}");
        }
    }

    [Fact]
    public async Task ThePageToSignInAtIsTheHostedLogins()
    {
        var outputs = (await Deployed.AsAsync("dev")).Outputs;

        outputs["adminLoginUrl"].ShouldBe("https://dev-serverless-ecommerce-123456789012-admins.auth.eu-west-1.amazoncognito.com/login"
            + "?response_type=code&client_id=<id of UserPoolClient admins-web>&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcallback");
    }

    [Fact]
    public async Task EveryFunctionIsToldWithTheReadThatANewVersionIsAskedFor()
    {
        var stack = await Deployed.AsAsync("dev");

        var functions = JsonNode.Parse(stack.Outputs["functions"])!.AsObject();
        functions.Count.ShouldBe(Shop.Describe().Functions.Count);
        functions.Where(f => f.Value is not JsonObject).ShouldBeEmpty("Pulumi leaves out what is null");
        functions["dev-ServerlessEcommerce-relay-products"]!.AsObject().ShouldBeEmpty();
        var read = functions["dev-ServerlessEcommerce-inventory-admin"]!;
        ((string)read["method"]!).ShouldBe("GET");
        ((string)read["resource"]!).ShouldBe("/inventory/{productId}");
        ((string)read["pathParameters"]!["productId"]!).ShouldStartWith("prd_");
    }
}
