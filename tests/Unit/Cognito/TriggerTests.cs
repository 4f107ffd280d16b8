using System.Text.Json.Nodes;
using Ecommerce.Local.Emulators.Cognito;
using Ecommerce.Tests.Unit.Gateway;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Unit.Cognito;

public sealed class TriggerTests
{
    [Fact]
    public async Task AQuestionHasCognitosShape()
    {
        using var pools = new Pools();
        pools.Triggers.Answer(PoolMoment.PreSignUp, _ => { });
        pools.Triggers.Answer(PoolMoment.PostConfirmation, _ => { });
        pools.Triggers.Answer(PoolMoment.PreTokenGeneration, _ => { });

        await pools.JoinAsync();
        await pools.TokensAsync();

        pools.Triggers.Asked.Select(asked => (string)asked["triggerSource"]!)
            .ShouldBe(["PreSignUp_SignUp", "PostConfirmation_ConfirmSignUp", "TokenGeneration_Authentication"]);
        var first = pools.Triggers.Asked[0];
        first.Select(member => member.Key).ShouldBe(
            ["version", "region", "userPoolId", "userName", "callerContext", "triggerSource", "request", "response"]);
        ((string)first["callerContext"]!["clientId"]!).ShouldBe(pools.Customers.ClientId);
        ((string)first["request"]!["userAttributes"]!["email"]!).ShouldBe(Pools.Email);
        ((string)pools.Triggers.Asked[2]["version"]!).ShouldBe("2");
        pools.Triggers.Asked[2]["request"]!["scopes"]!.ToJsonString().ShouldBe("""["aws.cognito.signin.user.admin"]""");
    }

    [Fact]
    public async Task WhoIsRefusedIsNotRegistered()
    {
        using var pools = new Pools();
        pools.Triggers.Answer(PoolMoment.PreSignUp, _ => new TriggerAnswer.Refused("Not you"));

        (await pools.RefusedAsync("SignUp", pools.SignUp()))
            .ShouldBe("UserLambdaValidationException: PreSignUp failed with error Not you.");
        pools.Users.ShouldBeEmpty();
    }

    [Fact]
    public async Task AFunctionMayConfirmByItself()
    {
        using var pools = new Pools();
        pools.Triggers.Answer(PoolMoment.PreSignUp, response => response["autoConfirmUser"] = true);

        ((bool)(await pools.OkAsync("SignUp", pools.SignUp()))["UserConfirmed"]!).ShouldBeTrue();
        await pools.TokensAsync();
    }

    [Theory]
    [InlineData("no answer", "UnexpectedLambdaException: PreAuthentication invocation failed due to error Timeout.")]
    [InlineData("no JSON object", "InvalidLambdaResponseException: Unrecognizable lambda output")]
    public async Task WhatGoesWrongIsToldInCognitosWords(string how, string words)
    {
        using var pools = new Pools();
        await pools.JoinAsync();
        pools.Triggers.Answer(
            PoolMoment.PreAuthentication,
            _ => how == "no answer" ? new TriggerAnswer.Failed("Timeout") : new TriggerAnswer.Given(new JsonArray()));

        (await pools.RefusedAsync("AdminInitiateAuth", pools.SignIn())).ShouldBe(words);
    }

    [Fact]
    public async Task ItIsAskedOfPeopleWhoAreNotThereToo()
    {
        using var pools = new Pools();
        pools.Triggers.Answer(PoolMoment.PreAuthentication, _ => { });

        await pools.RefusedAsync("AdminInitiateAuth", pools.SignIn());

        ((bool)pools.Triggers.Asked.ShouldHaveSingleItem()["request"]!["userNotFound"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task AFailureAfterTheConfirmationLeavesTheUserConfirmed()
    {
        using var pools = new Pools();
        await pools.OkAsync("SignUp", pools.SignUp());
        pools.Triggers.Answer(PoolMoment.PostConfirmation, _ => new TriggerAnswer.Refused("Down"));

        (await pools.RefusedAsync("ConfirmSignUp", pools.Confirm(pools.Code))).ShouldStartWith("UserLambdaValidationException: ");

        pools.Users.ShouldHaveSingleItem().Status.ShouldBe("CONFIRMED");
    }

    [Fact]
    public async Task TokensSayWhatTheFunctionWantsAndKeepWhatIsThePools()
    {
        using var pools = new Pools();
        await pools.JoinAsync();
        pools.Triggers.Answer(PoolMoment.PreTokenGeneration, response => response["claimsAndScopeOverrideDetails"] = JsonNode.Parse("""
            {
              "idTokenGeneration": { "claimsToSuppress": ["email"] },
              "accessTokenGeneration": {
                "claimsToAddOrOverride": { "tier": "gold", "sub": "somebody-else", "token_use": "id" },
                "scopesToAdd": ["customer/web"], "scopesToSuppress": ["aws.cognito.signin.user.admin"]
              },
              "groupOverrideDetails": { "groupsToOverride": ["vip"] }
            }
            """));

        var tokens = await pools.TokensAsync();

        var access = Forge.Part((string)tokens["AccessToken"]!, 1);
        ((string)access["tier"]!).ShouldBe("gold");
        ((string)access["scope"]!).ShouldBe("customer/web");
        ((string)access["token_use"]!).ShouldBe("access");
        ((string)access["sub"]!).ShouldBe(pools.Users[0].Sub);
        access["cognito:groups"]!.ToJsonString().ShouldBe("""["vip"]""");
        Forge.Part((string)tokens["IdToken"]!, 1)["email"].ShouldBeNull();
    }
}
