using Ecommerce.Tests.Stack.Support;
using Ecommerce.Topology;
using Ecommerce.Topology.Services;

namespace Ecommerce.Tests.Stack;

/// <summary>Whom the pools ask, who may ask for credentials, and what these are good for.</summary>
public sealed class IdentityTests
{
    [Fact]
    public async Task APoolAsksTheFunctionsOfTheTopologyAndNobodyElseMayAskThem()
    {
        var stack = await Deployed.AsAsync("dev");

        foreach (var pool in (UserPoolSpec[])[Platform.Customers, Platform.Admins])
        {
            var questions = Shop.Describe().QuestionsOf(pool);
            var allowed = stack.Of("lambda/permission").Where(p => p.Text("sourceArn") == $"<arn of UserPool {pool.Name}>").ToList();
            allowed.Select(p => p.Text("function")).ShouldBe(
                questions.Select(q => $"dev-ServerlessEcommerce-{q.Function.Name}"), ignoreOrder: true);
            allowed.ShouldAllBe(p => p.Text("principal") == "cognito-idp.amazonaws.com");
        }
    }

    [Fact]
    public async Task CredentialsAreForCustomersWhoAreSignedInAndForTheirOwnThings()
    {
        var stack = await Deployed.AsAsync("dev");

        stack.The("cognito/identityPool", "customers").Inputs["allowUnauthenticatedIdentities"].ShouldBe(false);
        var policy = stack.The("iam/rolePolicy", "customers-people").Text("policy");
        policy.ShouldContain("CUST#${aws:PrincipalTag/sub}");
        policy.ShouldContain("arn:aws:s3:::<id of Bucket documents>/invoices/${aws:PrincipalTag/sub}/*");
        stack.The("iam/role", "customers-people").Text("assumeRolePolicy").ShouldContain("<id of IdentityPool customers>");
    }

    [Fact]
    public async Task TheFirstAdminIsInvitedWhereAnAddressIsConfigured()
    {
        var nobody = await Deployed.AsAsync("dev");
        var somebody = await Deployed.AsAsync("dev", new Dictionary<string, string> { ["adminEmail"] = "ada@example.com" });

        nobody.Of("cognito/user").ShouldBeEmpty();
        somebody.Of("cognito/user").ShouldHaveSingleItem().Text("username").ShouldBe("ada@example.com");
        somebody.Of("cognito/userInGroup").ShouldHaveSingleItem().Text("groupName").ShouldBe("admin");
        nobody.Of("cognito/userGroup").Select(group => group.Text("name")).ShouldBe(["admin", "support", "warehouse"], ignoreOrder: true);
    }
}
