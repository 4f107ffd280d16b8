using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class GetAwsAccessTests
{
    [Fact]
    public async Task ACustomerIsToldWhereTheCredentialsAre()
    {
        await using var world = await World.StartAsync();
        var outputs = world.Cloud.Outputs.Values;

        var access = (await world.Customer.GetAsync("/customers/me/aws-credentials-info")).Body;

        ((string)access["identityPoolId"]!).ShouldBe((string)outputs["identityPoolId"]!);
        ((string)access["region"]!).ShouldBe("us-east-1");
        ((string)access["provider"]!).ShouldBe($"cognito-idp.us-east-1.amazonaws.com/{outputs["userPoolId"]}");
    }
}
