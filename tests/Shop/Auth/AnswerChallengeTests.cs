using System.Net;
using System.Text.Json.Nodes;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class AnswerChallengeTests
{
    [Fact]
    public async Task WhoHasAnAppIsAskedForItsCodeWhichCountsOnce()
    {
        await using var world = await World.StartAsync();
        var secret = await world.WithAppAsync("grace@example.com");
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));

        var asked = await world.LogInAsync("grace@example.com");
        ((string)asked.Body["challenge"]!).ShouldBe("SOFTWARE_TOKEN_MFA");
        asked.Body["accessToken"].ShouldBeNull();
        (await AnswerAsync(world, asked, "000000x")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        var code = world.Totp(secret);
        (await AnswerAsync(world, asked, code)).Status.ShouldBe(HttpStatusCode.OK);

        var again = await world.LogInAsync("grace@example.com");
        (await AnswerAsync(world, again, code)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task ASessionIsForItsPersonAndForThreeMinutes()
    {
        await using var world = await World.StartAsync();
        var secret = await world.WithAppAsync("grace@example.com");
        await world.JoinAsync("eve@example.com");
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        var asked = await world.LogInAsync("grace@example.com");
        var session = (string)asked.Body["session"]!;
        var stolen = $"{world.SubOf("eve@example.com")}{session[session.IndexOf('.', StringComparison.Ordinal)..]}";

        (await AnswerAsync(world, stolen, world.Totp(secret))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        await world.AdvanceAsync(TimeSpan.FromMinutes(3));
        (await AnswerAsync(world, session, world.Totp(secret))).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("""{"session":"a.b","challenge":"SOFTWARE_TOKEN_MFA"}""", "required")]
    [InlineData("""{"session":"a.b","challenge":"NEW_PASSWORD_REQUIRED","code":"123456"}""", "required")]
    [InlineData("""{"session":"a.b","challenge":"SMS_MFA","code":"123456"}""", "wrong-type")]
    public async Task AnAnswerThatLacksWhatIsAskedForIsTold(string body, string code)
    {
        await using var world = await World.StartAsync();

        var reply = await world.Anyone.PostTextAsync("/auth/login/challenge", body);

        reply.Problem.ShouldBe("validation-failed");
        ((string)reply.Body["errors"]![0]!["code"]!).ShouldBe(code, reply.ToString());
    }

    private static Task<Reply> AnswerAsync(World world, Reply asked, string code) =>
        AnswerAsync(world, (string)asked.Body["session"]!, code);

    private static Task<Reply> AnswerAsync(World world, string session, string code) => world.Anyone.PostAsync(
        "/auth/login/challenge",
        new JsonObject { ["session"] = session, ["challenge"] = "SOFTWARE_TOKEN_MFA", ["code"] = code });
}
