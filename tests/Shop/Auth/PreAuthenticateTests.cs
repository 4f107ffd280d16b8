using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class PreAuthenticateTests
{
    [Fact]
    public async Task AnAdminWhoIsBlockedDoesNotComeInEither()
    {
        await using var world = await World.StartAsync();
        var password = await world.Cloud.FirstAdmin.InviteAsync(TestContext.Current.CancellationToken);
        await world.BlockAsync(Local.Cloud.FirstAdmin.Email);

        var reply = await world.LogInAdminAsync(password!);

        reply.Status.ShouldBe(HttpStatusCode.Unauthorized, reply.ToString());
    }
}
