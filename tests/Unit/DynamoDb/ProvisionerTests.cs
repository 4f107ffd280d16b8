using Ecommerce.Local;
using Ecommerce.Local.Cloud;
using Ecommerce.Local.Emulators.Lambda;
using Ecommerce.Local.Trust;
using Ecommerce.Topology;
using Ecommerce.Topology.Services;

namespace Ecommerce.Tests.Unit.DynamoDb;

public sealed class ProvisionerTests
{
    [Fact]
    public async Task ATableWithAnExpiryHasItEnabledAtTheFirstStartAndTheNext()
    {
        using var dynamo = new Dynamo();

        await ProvisionAsync(dynamo);
        var first = TimeToLive(dynamo, Platform.Answers);
        dynamo.Reopen();
        await ProvisionAsync(dynamo);

        first.ShouldBe("""{"TimeToLiveStatus":"ENABLED","AttributeName":"expiresAt"}""");
        TimeToLive(dynamo, Platform.Answers).ShouldBe(first);
        TimeToLive(dynamo, Ecommerce.Topology.Services.Products.Table).ShouldBe("""{"TimeToLiveStatus":"DISABLED"}""");
    }

    [Theory]
    [InlineData("otherwise", """{"TimeToLiveStatus":"ENABLED","AttributeName":"otherwise"}""")]
    [InlineData(null, """{"TimeToLiveStatus":"DISABLED"}""")]
    public async Task AnExpiryThatIsNamedOtherwiseOrTakenAwayIsSoInAnOlderTable(string? attribute, string described)
    {
        using var dynamo = new Dynamo();
        await ProvisionAsync(dynamo);

        await ProvisionAsync(dynamo, Platform.Answers with { ExpiresAt = attribute });
        await ProvisionAsync(dynamo, Platform.Answers with { ExpiresAt = attribute });

        TimeToLive(dynamo, Platform.Answers).ShouldBe(described);
    }

    [Fact]
    public async Task AnOlderTableGetsTheIndexesAndTheStreamOfTodayAndKeepsItsItems()
    {
        using var dynamo = new Dynamo();
        var name = Place.NameOf(Ecommerce.Topology.Services.Products.Table.Name);
        Create(dynamo, name, "pk", """
            ,"GlobalSecondaryIndexes":[{"IndexName":"byName","KeySchema":[{"AttributeName":"sk","KeyType":"HASH"}],
              "Projection":{"ProjectionType":"KEYS_ONLY"} },
             {"IndexName":"gone","KeySchema":[{"AttributeName":"sk","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"} }],
             "StreamSpecification":{"StreamEnabled":true,"StreamViewType":"KEYS_ONLY"}
            """);
        dynamo.Put("a", "b", ""","statusKey":{"S":"active"},"nameKey":{"S":"mug"}""", name);

        await ProvisionAsync(dynamo);
        var first = Describe(dynamo, name);
        await ProvisionAsync(dynamo);

        Describe(dynamo, name).GetRawText().ShouldBe(first.GetRawText());
        first.GetProperty("GlobalSecondaryIndexes").EnumerateArray().Select(index => index.GetProperty("IndexName").GetString())
            .ShouldBe(Ecommerce.Topology.Services.Products.Table.AllIndexes.Select(index => index.Name), ignoreOrder: true);
        first.GetProperty("StreamSpecification").GetProperty("StreamViewType").GetString().ShouldBe("NEW_AND_OLD_IMAGES");
        dynamo.Ok("Scan", $$"""{"TableName":"{{name}}","IndexName":"byName"}""").GetProperty("Count").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task AnotherKeyDemandsAReset()
    {
        using var dynamo = new Dynamo();
        Create(dynamo, Place.NameOf(Ecommerce.Topology.Services.Products.Table.Name), "id");

        (await Should.ThrowAsync<LocalException>(() => ProvisionAsync(dynamo))).Message.ShouldContain("--reset");
    }

    private static void Create(Dynamo dynamo, string name, string partition, string more = "") => dynamo.Ok("CreateTable", $$"""
        {"TableName":"{{name}}","BillingMode":"PAY_PER_REQUEST",
         "AttributeDefinitions":[{"AttributeName":"{{partition}}","AttributeType":"S"},{"AttributeName":"sk","AttributeType":"S"}],
         "KeySchema":[{"AttributeName":"{{partition}}","KeyType":"HASH"},{"AttributeName":"sk","KeyType":"RANGE"}]{{more}} }
        """);

    private static System.Text.Json.JsonElement Describe(Dynamo dynamo, string name) =>
        dynamo.Ok("DescribeTable", $$"""{"TableName":"{{name}}"}""").GetProperty("Table");

    private static Place Place => new(FunctionConfig.Region, FunctionConfig.Account);

    private static async Task ProvisionAsync(Dynamo dynamo, TableSpec? answers = null)
    {
        await using var lambda = new Local.Emulators.Lambda.LambdaHost(TimeProvider.System);
        await using var code = new InProcessFunctions();
        var roles = new FunctionRoles(new KeyRing(), new ShopClock(), new DenialLog(TextWriter.Null));
        var provisioner = new Provisioner(Place, dynamo.Emulator, lambda, code, roles, new Dictionary<string, string>());
        provisioner.Table(answers ?? Platform.Answers);
        provisioner.Table(Ecommerce.Topology.Services.Products.Table);
    }

    private static string TimeToLive(Dynamo dynamo, TableSpec table) =>
        dynamo.Ok("DescribeTimeToLive", $$"""{"TableName":"{{Place.NameOf(table.Name)}}"}""")
            .GetProperty("TimeToLiveDescription").GetRawText();
}
