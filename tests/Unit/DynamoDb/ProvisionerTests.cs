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

    private static Place Place => new(FunctionConfig.Region, FunctionConfig.Account);

    private static async Task ProvisionAsync(Dynamo dynamo)
    {
        await using var lambda = new Local.Emulators.Lambda.LambdaHost(TimeProvider.System);
        await using var code = new InProcessFunctions();
        var roles = new FunctionRoles(new KeyRing(), new ShopClock(), new DenialLog(TextWriter.Null));
        var provisioner = new Provisioner(Place, dynamo.Emulator, lambda, code, roles, new Dictionary<string, string>());
        provisioner.Table(Platform.Answers);
        provisioner.Table(Ecommerce.Topology.Services.Products.Table);
    }

    private static string TimeToLive(Dynamo dynamo, TableSpec table) =>
        dynamo.Ok("DescribeTimeToLive", $$"""{"TableName":"{{Place.NameOf(table.Name)}}"}""")
            .GetProperty("TimeToLiveDescription").GetRawText();
}
