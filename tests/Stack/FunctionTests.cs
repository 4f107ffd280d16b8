using System.Collections.Immutable;
using Ecommerce.Tests.Stack.Support;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Stack;

/// <summary>Rules over every function of a stack.</summary>
public sealed class FunctionTests
{
    private static readonly Shop s_shop = Shop.Describe();

    private static readonly Place s_template = new("{region}", "{account}", "{prefix}")
    {
        IdOf = resource => $"{{pool {resource.Id.Replace('/', ' ')} of pools}}",
        ClientOf = pool => $"{{client {pool.Name}}}",
    };

    private static readonly Place s_dev = new(Aws.Region, Aws.Account, "dev-")
    {
        TaskRoot = "/var/task",
        IdOf = resource => $"<id of {resource.Id.Replace('/', ' ')}>",
        ClientOf = pool => $"<id of UserPoolClient {pool.Name}-web>",
    };

    [Fact]
    public async Task EachFunctionHasARoleOfItsOwn()
    {
        var stack = await Deployed.AsAsync("dev");

        stack.Of("lambda/function").Select(f => f.Text("role"))
            .ShouldBe(s_shop.Functions.Select(f => $"<arn of Role {f.Name}>"), ignoreOrder: true);
        stack.Of("iam/role").Where(r => r.Text("assumeRolePolicy").Contains("lambda.amazonaws.com", StringComparison.Ordinal))
            .Select(r => r.Name).ShouldBe(s_shop.Functions.Select(f => f.Name), ignoreOrder: true);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task APolicyIsByteForByteWhatLocalEnforces(string name)
    {
        var stack = await Deployed.AsAsync(name);

        foreach (var function in s_shop.Functions)
        {
            // Local asks the topology for the policy in its own place; as a template, with the place's names in it, both are the same.
            var template = IamPolicy.Of(function, s_template);
            stack.The("iam/rolePolicy", function.Name).Text("policy").ShouldBe(template
                .Replace("{region}", Aws.Region, StringComparison.Ordinal)
                .Replace("{account}", Aws.Account, StringComparison.Ordinal)
                .Replace("{prefix}", Place.PrefixOf(name), StringComparison.Ordinal)
                .Replace("{pool ", "<id of ", StringComparison.Ordinal).Replace(" of pools}", ">", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task NoRoleMayMoreThanItsOnePolicySays()
    {
        var stack = await Deployed.AsAsync("dev");

        stack.Of("iam/rolePolicy").Select(p => p.Name).ShouldBeUnique();
        stack.Of("iam/rolePolicy").Select(p => p.Text("role")).ShouldBe(
            stack.Of("iam/role").Select(r => $"<id of Role {r.Name}>").Except(["<id of Role Api-logs>"]), ignoreOrder: true);
        stack.Of("iam/rolePolicyAttachment").Select(a => a.Text("role")).ShouldBe(["<name of Role Api-logs>"]);
        stack.Of("iam/role").ShouldAllBe(r => !r.Inputs.ContainsKey("managedPolicyArns") && !r.Inputs.ContainsKey("inlinePolicies"));
    }

    [Fact]
    public async Task AFunctionFindsWhatTheTopologyGivesItAndNothingElse()
    {
        var stack = await Deployed.AsAsync("dev");

        foreach (var function in s_shop.Functions)
        {
            var environment = (ImmutableSortedDictionary<string, object>)stack.The("lambda/function", function.Name).Inputs["environment"];
            var variables = (ImmutableSortedDictionary<string, object>)environment["variables"];
            variables.Select(v => new Variable(v.Key, (string)v.Value)).ShouldBe(
                function.Environment(s_dev), ignoreOrder: true);
        }
    }

    [Theory]
    [InlineData("arm64", "arm64")]
    [InlineData("x64", "x86_64")]
    public async Task AFunctionRunsThePackageOfItsServiceOnTheProcessorAskedFor(string asked, string lambdas)
    {
        var stack = await Deployed.AsAsync("dev", new Dictionary<string, string> { ["architecture"] = asked });

        foreach (var function in s_shop.Functions)
        {
            var made = stack.The("lambda/function", function.Name);
            made.Text("code").ShouldBe($"artifacts/packages/{asked}/{function.Service}.zip");
            ((ImmutableArray<object>)made.Inputs["architectures"]).ShouldBe([lambdas]);
            made.Text("handler").ShouldBe(function.Name);
            made.Text("runtime").ShouldBe("provided.al2023");
        }
    }

    [Fact]
    public async Task EveryLogIsEncryptedAndKeptForTheDaysAskedFor()
    {
        var stack = await Deployed.AsAsync("dev", new Dictionary<string, string> { ["logRetentionDays"] = "90" });

        stack.Of("cloudwatch/logGroup").Count.ShouldBe(s_shop.Functions.Count + 1);
        stack.Of("cloudwatch/logGroup").ShouldAllBe(g => g.Text("retentionInDays") == "90" && g.Text("kmsKeyId") == "<arn of Key data>");
    }

    [Fact]
    public async Task AFunctionIsMadeAfterItsPolicyAndItsLog()
    {
        var stack = await Deployed.AsAsync("dev");

        foreach (var function in stack.Of("lambda/function"))
        {
            GraphText.After(function.Options).Select(r => r.GetResourceType())
                .ShouldBe(["aws:iam/rolePolicy:RolePolicy", "aws:cloudwatch/logGroup:LogGroup"], ignoreOrder: true);
        }
    }

    [Fact]
    public async Task RequestsReachNewCodeAtOnceOrWhenTheyAreLedThere()
    {
        var atOnce = await Deployed.AsAsync("dev");
        var gradual = await Deployed.AsAsync("dev", new Dictionary<string, string> { ["traffic"] = "gradual" });

        atOnce.Of("lambda/alias").ShouldAllBe(a => a.Text("name") == "live" && a.Options.IgnoreChanges.Count == 0);
        gradual.Of("lambda/alias").ShouldAllBe(a => a.Options.IgnoreChanges.Contains("functionVersion"));
        gradual.Of("lambda/alias").ShouldAllBe(a => a.Options.IgnoreChanges.Contains("routingConfig"));
        gradual.Of("lambda/function").ShouldAllBe(f => (bool)f.Inputs["publish"]);
    }

    [Fact]
    public async Task WarmAndReservedInstancesAreThoseAskedFor()
    {
        var stack = await Deployed.AsAsync("dev", new Dictionary<string, string>
        {
            ["provisionedConcurrency"] = """{"products-public":2}""",
            ["reservedConcurrency"] = """{"products-public":5}""",
        });

        var warm = stack.Of("lambda/provisionedConcurrencyConfig").Single();
        (warm.Text("provisionedConcurrentExecutions"), warm.Text("qualifier")).ShouldBe(("2", "live"));
        stack.The("lambda/function", "products-public").Text("reservedConcurrentExecutions").ShouldBe("5");
        stack.The("lambda/function", "products-admin").Text("reservedConcurrentExecutions").ShouldBe("-1");
    }
}
