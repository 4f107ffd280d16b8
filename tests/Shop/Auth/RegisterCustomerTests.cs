using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class RegisterCustomerTests
{
    [Fact]
    public async Task ARegistrationIsConfirmedByTheCodeOfItsMail()
    {
        await using var world = await World.StartAsync();

        var reply = await world.RegisterAsync("grace@example.com");

        reply.Status.ShouldBe(HttpStatusCode.Created, reply.ToString());
        reply.Body.ToJsonString().ShouldBe(
            """{"status":"UNCONFIRMED","delivery":{"medium":"EMAIL","destination":"g***@e***"}}""");
        var mail = world.Cloud.Users.MailsTo("grace@example.com").ShouldHaveSingleItem();
        mail.Text.ShouldContain(mail.Code);
        mail.Subject.ShouldBe("Confirm your e-mail address");
        (await world.LogInAsync("grace@example.com")).Problem.ShouldBe("unauthenticated");
    }

    [Fact]
    public async Task AnAddressThatIsTakenAnswersJustSoAndKeepsItsPassword()
    {
        await using var world = await World.StartAsync();
        await world.JoinAsync("grace@example.com");
        var fresh = await world.RegisterAsync("george@example.com");

        var taken = await world.RegisterAsync("GRACE@example.com", "Another-Horse-8");

        (taken.Status, taken.Text).ShouldBe((fresh.Status, fresh.Text.Replace("g***", "G***", StringComparison.Ordinal)));
        world.Cloud.Users.MailsTo("grace@example.com").ShouldHaveSingleItem();
        (await world.LogInAsync("grace@example.com", "Another-Horse-8")).Problem.ShouldBe("unauthenticated");
        (await world.LogInAsync("grace@example.com")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task FiftyAtOnceOfOneAddressAreOnePerson()
    {
        await using var world = await World.StartAsync();

        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(at => Calls.SettleAsync(() =>
            world.RegisterAsync(at % 2 == 0 ? "grace@example.com" : "Grace@Example.com"))));

        replies.ShouldAllBe(reply => reply.Status == HttpStatusCode.Created);
        world.Cloud.Users.Users.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task WhoIsBlockedIsToldNothingAndIsNotRegistered()
    {
        await using var world = await World.StartAsync();
        await world.BlockAsync("eve@example.com");

        var reply = await world.RegisterAsync("Eve@example.com");

        reply.Status.ShouldBe(HttpStatusCode.Created, reply.ToString());
        world.Cloud.Users.Users.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("grace@example.com", "short-A1", null)]
    [InlineData("grace@example.com", "alllowercase-1", "password-policy")]
    [InlineData("grace@example.com", "NoDigitsHere-", "password-policy")]
    [InlineData("grace@example.com", "A-1", "not-a-text")]
    [InlineData("grace", "Correct-Horse-7", "not-an-address")]
    [InlineData("a@b@c", "Correct-Horse-7", "not-an-address")]
    public async Task AMistakeIsToldWithItsPlace(string email, string password, string? code)
    {
        await using var world = await World.StartAsync();

        var reply = await world.RegisterAsync(email, password);

        if (code is null)
        {
            reply.Status.ShouldBe(HttpStatusCode.Created, reply.ToString());
            return;
        }

        reply.Problem.ShouldBe("validation-failed");
        ((string)reply.Body["errors"]![0]!["code"]!).ShouldBe(code);
    }
}
