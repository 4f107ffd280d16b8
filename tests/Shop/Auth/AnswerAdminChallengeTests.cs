using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class AnswerAdminChallengeTests
{
    [Fact]
    public async Task AnInvitedAdminReplacesThePasswordSetsUpAnAppAndIsServed()
    {
        await using var world = await World.StartAsync();
        var asked = await world.InviteAdminAsync();
        ((string)asked.Body["challenge"]!).ShouldBe("MFA_SETUP");

        var (done, _) = await world.SetUpAdminAsync(asked);

        done.Status.ShouldBe(HttpStatusCode.OK, done.ToString());
        using var admin = world.Holding((string)done.Body["accessToken"]!);
        (await admin.GetAsync("/admin/products")).Status.ShouldBe(HttpStatusCode.OK);
        (await admin.PostAsync("/products", Samples.Mug())).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task NobodySkipsTheApp()
    {
        await using var world = await World.StartAsync();
        var asked = await world.InviteAdminAsync();

        (await world.AnswerAdminAsync(asked, "MFA_SETUP", ("code", "123456"))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await world.AnswerAdminAsync(asked, "SOFTWARE_TOKEN_MFA", ("code", "123456"))).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task ANewPasswordThatThePolicyRefusesIsTold()
    {
        await using var world = await World.StartAsync();
        var password = await world.Cloud.FirstAdmin.InviteAsync(TestContext.Current.CancellationToken);
        var asked = await world.LogInAdminAsync(password!);

        var reply = await world.AnswerAdminAsync(asked, "NEW_PASSWORD_REQUIRED", ("newPassword", "nouppercase-7"));

        reply.Problem.ShouldBe("validation-failed");
        ((string)reply.Body["errors"]![0]!["pointer"]!).ShouldBe("/newPassword");
    }
}
