using System.Net;
using System.Text.Json.Nodes;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class ResetAdminPasswordTests
{
    [Fact]
    public async Task ANewPasswordDoesNotReplaceTheApp()
    {
        await using var world = await World.StartAsync();
        await world.SetUpAdminAsync(await world.InviteAdminAsync());
        await world.Anyone.PostAsync("/admin/auth/password/forgot", new JsonObject { ["email"] = Local.Cloud.FirstAdmin.Email });

        var reply = await world.Anyone.PostAsync("/admin/auth/password/reset", new JsonObject
        {
            ["email"] = Local.Cloud.FirstAdmin.Email, ["code"] = world.CodeTo(Local.Cloud.FirstAdmin.Email),
            ["newPassword"] = "Another-Horse-8",
        });

        reply.Status.ShouldBe(HttpStatusCode.NoContent, reply.ToString());
        ((string?)(await world.LogInAdminAsync("Another-Horse-8")).Body["challenge"]).ShouldBe("SOFTWARE_TOKEN_MFA");
    }
}
