using System.Collections.Immutable;
using Ecommerce.Tests.Stack.Support;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Stack;

/// <summary>Rules over whatever holds data.</summary>
public sealed class DataTests
{
    private static readonly string[] s_holders =
        ["dynamodb/table", "cognito/userPool", "kms/key", "cloudwatch/eventBus", "cloudwatch/eventArchive"];

    private static readonly Dictionary<string, string> s_dear = new()
    {
        ["retainData"] = "true", ["loginCallbackUrls"] = """["https://shop.example.com/callback"]""",
    };

    [Fact]
    public async Task WhereDataIsDearNothingCanDeleteIt()
    {
        var stack = await Deployed.AsAsync("prod", s_dear);

        s_holders.SelectMany(stack.Of).ShouldAllBe(r => r.Options.Protect == true && r.Options.RetainOnDelete == true);
        stack.Of("dynamodb/table").ShouldAllBe(t => (bool)t.Inputs["deletionProtectionEnabled"]);
        stack.Of("cognito/userPool").ShouldAllBe(p => p.Text("deletionProtection") == "ACTIVE");
        stack.Of("kms/key").ShouldAllBe(k => k.Text("deletionWindowInDays") == "30");
    }

    [Fact]
    public async Task ElsewhereEverythingGoesWithTheStack()
    {
        var stack = await Deployed.AsAsync("dev");

        s_holders.SelectMany(stack.Of).ShouldAllBe(r => r.Options.Protect != true && r.Options.RetainOnDelete != true);
        stack.Of("dynamodb/table").ShouldAllBe(t => !(bool)t.Inputs["deletionProtectionEnabled"]);
        stack.Of("cognito/userPool").ShouldAllBe(p => p.Text("deletionProtection") == "INACTIVE");
    }

    [Fact]
    public async Task EveryTableCanBeRecoveredAndIsEncryptedWithTheShopsKey()
    {
        var stack = await Deployed.AsAsync("dev");

        stack.Of("dynamodb/table").Select(t => t.Name).ShouldBe(Shop.Describe().Tables.Select(t => t.Name), ignoreOrder: true);
        foreach (var table in stack.Of("dynamodb/table"))
        {
            Part(table, "pointInTimeRecovery", "enabled").ShouldBe(true);
            Part(table, "serverSideEncryption", "kmsKeyArn").ShouldBe("<arn of Key data>");
            table.Text("billingMode").ShouldBe("PAY_PER_REQUEST");
        }
    }

    [Fact]
    public async Task ATableWithAnOutboxHasAStreamAndTheIndexOfWhatIsUnpublished()
    {
        var stack = await Deployed.AsAsync("dev");

        foreach (var table in Shop.Describe().Tables)
        {
            var made = stack.The("dynamodb/table", table.Name);
            made.Inputs["streamEnabled"].ShouldBe(table.Outbox is not null);
            var indexes = ((ImmutableArray<object>)made.Inputs["globalSecondaryIndexes"]).Cast<ImmutableSortedDictionary<string, object>>();
            indexes.Any(index => index["name"] is "unpublished").ShouldBe(table.Outbox is not null);
        }
    }

    [Fact]
    public async Task TablesHaveTheNamesAskedFor()
    {
        var dev = await Deployed.AsAsync("dev");
        var prod = await Deployed.AsAsync("prod");

        dev.The("dynamodb/table", "Products").Text("name").ShouldBe("dev-ServerlessEcommerce-Products");
        prod.The("dynamodb/table", "Products").Text("name").ShouldBe("ServerlessEcommerce-Products");
    }

    [Fact]
    public async Task NoNameOfOneStackIsAnothers()
    {
        var names = (await Deployed.AsAsync("dev")).Resources.Select(r => r.Text("name")).Where(n => n.Contains("Ecommerce")).ToList();

        names.ShouldNotBeEmpty();
        names.ShouldAllBe(name => name.Contains("dev-ServerlessEcommerce-"));
    }

    private static object Part(Made resource, string input, string part) =>
        ((ImmutableSortedDictionary<string, object>)resource.Inputs[input])[part];
}
