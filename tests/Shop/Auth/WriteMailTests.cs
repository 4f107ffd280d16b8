using System.Text.Json.Nodes;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Auth;

public sealed class WriteMailTests
{
    [Theory]
    [InlineData("CustomMessage_SignUp", "Confirm your e-mail address")]
    [InlineData("CustomMessage_ResendCode", "Confirm your e-mail address")]
    [InlineData("CustomMessage_ForgotPassword", "A new password")]
    [InlineData("CustomMessage_AdminCreateUser", "You are invited")]
    public async Task EachMailHasItsWordsAndThePlaceOfTheCode(string trigger, string subject)
    {
        await using var world = await World.StartAsync();

        var answer = JsonNode.Parse(await world.AskAsync("auth-write-mail", Question(trigger)))!["response"]!;

        ((string)answer["emailSubject"]!).ShouldBe(subject);
        ((string)answer["emailMessage"]!).ShouldContain("{####}");
    }

    [Fact]
    public async Task AMailOfAnotherKindKeepsThePoolsWords()
    {
        await using var world = await World.StartAsync();

        var answer = JsonNode.Parse(await world.AskAsync("auth-write-mail", Question("CustomMessage_Authentication")));

        answer!["response"]!.AsObject().ShouldBeEmpty();
        ((string)answer["userPoolId"]!).ShouldBe("us-east-1_pool");
    }

    private static JsonObject Question(string trigger)
    {
        var question = People.Question(trigger, "sub", "grace@example.com");
        question["request"]!["codeParameter"] = "{####}";
        question["request"]!["usernameParameter"] = "{username}";
        return question;
    }
}
