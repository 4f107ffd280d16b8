using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class LogInAdminTests
{
    [Fact]
    public async Task AnInvitedAdminMustReplaceThePasswordFirst()
    {
        await using var world = await World.StartAsync();
        var password = await world.Cloud.FirstAdmin.InviteAsync(TestContext.Current.CancellationToken);

        var asked = await world.LogInAdminAsync(password!);

        ((string?)asked.Body["challenge"]).ShouldBe("NEW_PASSWORD_REQUIRED");
        asked.Body["accessToken"].ShouldBeNull();
        var mail = world.Cloud.Users.MailsTo(Local.Cloud.FirstAdmin.Email).ShouldHaveSingleItem();
        mail.Text.ShouldContain(password!);
    }

    [Fact]
    public async Task AnInvitationIsOverAfterAWeek()
    {
        await using var world = await World.StartAsync();
        var password = await world.Cloud.FirstAdmin.InviteAsync(TestContext.Current.CancellationToken);
        await world.AdvanceAsync(TimeSpan.FromDays(7));

        (await world.LogInAdminAsync(password!)).Problem.ShouldBe("unauthenticated");
    }

    [Fact]
    public async Task ACustomersPasswordIsNoneOfAnAdmin()
    {
        await using var world = await World.StartAsync();
        await world.JoinAsync(Local.Cloud.FirstAdmin.Email);

        (await world.LogInAdminAsync(People.Password)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
