using System.Net;
using System.Text.Json.Nodes;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class ForgetAdminPasswordTests
{
    [Fact]
    public async Task AnAdminGetsACodeAndNobodyElseIsTold()
    {
        await using var world = await World.StartAsync();
        await world.SetUpAdminAsync(await world.InviteAdminAsync());

        foreach (var email in (string[])[Local.Cloud.FirstAdmin.Email, "nobody@example.com"])
        {
            var reply = await world.Anyone.PostAsync("/admin/auth/password/forgot", new JsonObject { ["email"] = email });
            reply.Status.ShouldBe(HttpStatusCode.Accepted, reply.ToString());
        }

        world.Cloud.Users.MailsTo(Local.Cloud.FirstAdmin.Email)[0].Subject.ShouldBe("A new password");
        world.Cloud.Users.MailsTo("nobody@example.com").ShouldBeEmpty();
    }
}
