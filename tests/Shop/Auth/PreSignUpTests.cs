using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class PreSignUpTests
{
    [Fact]
    public async Task WhoWasBlockedIsNotRegisteredAndGetsNoMail()
    {
        await using var world = await World.StartAsync();
        await world.BlockAsync("eve@example.com");

        (await world.RegisterAsync("eve@example.com")).Status.ShouldBe(HttpStatusCode.Created);

        world.UserOf("eve@example.com").ShouldBeNull();
        world.Cloud.Users.MailsTo("eve@example.com").ShouldBeEmpty();
    }
}
