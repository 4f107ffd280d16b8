using Ecommerce.Aws;
using Ecommerce.Aws.Cognito;
using static Ecommerce.Tests.Unit.Aws.ScriptedServer;

namespace Ecommerce.Tests.Unit.Aws;

public sealed class CognitoClientTests
{
    private const string Tokens =
        """{"AuthenticationResult":{"AccessToken":"a","IdToken":"i","RefreshToken":"r","ExpiresIn":3600,"New":1},"Other":{}}""";

    [Fact]
    public void WhatAnybodyMayAskIsNotSigned()
    {
        using var world = AwsWorld.Of(Json("""{"CodeDeliveryDetails":{"Destination":"g***@e***"}}"""));

        new CognitoClient(world.Core).SignUp("client", "g@e", "secret", [new("name", "G")]).Value.ShouldBe("g***@e***");

        var request = world.Server.Requests.ShouldHaveSingleItem();
        request.Header("X-Amz-Target").ShouldBe("AWSCognitoIdentityProviderService.SignUp");
        request.Headers.ShouldNotContain(header => header.Name.Equals("Authorization", StringComparison.OrdinalIgnoreCase));
        request.Text.ShouldBe(
            """{"ClientId":"client","Username":"g@e","Password":"secret","UserAttributes":[{"Name":"name","Value":"G"}]}""");
    }

    [Fact]
    public void APasswordGoesUnderTheFunctionsOwnRights()
    {
        using var world = AwsWorld.Of(Json(Tokens));

        new CognitoClient(world.Core).SignIn("pool", "client", "g@e", "secret").Value
            .ShouldBe(new SignInStep.Tokens("a", "i", "r", 3_600));

        var request = world.Server.Requests.ShouldHaveSingleItem();
        request.Header("Authorization").ShouldContain("/eu-west-1/cognito-idp/aws4_request");
        request.Text.ShouldBe(
            """{"UserPoolId":"pool","ClientId":"client","AuthFlow":"ADMIN_USER_PASSWORD_AUTH","AuthParameters":"""
            + """ {"USERNAME":"g@e","PASSWORD":"secret"}}""".TrimStart());
    }

    [Fact]
    public void AQuestionIsAnAnswerToo()
    {
        using var world = AwsWorld.Of(Json(
            """{"ChallengeName":"SOFTWARE_TOKEN_MFA","Session":"s","ChallengeParameters":{"USER_ID_FOR_SRP":"u"}}"""));

        new CognitoClient(world.Core).SignIn("pool", "client", "g@e", "secret").Value
            .ShouldBe(new SignInStep.Challenge("SOFTWARE_TOKEN_MFA", "s", "u"));
    }

    [Theory]
    [InlineData("NotAuthorizedException")]
    [InlineData("LimitExceededException")]
    [InlineData("UserLambdaValidationException")]
    public void WhatAPersonDidWrongIsToldAndNotTriedAgain(string code)
    {
        using var world = AwsWorld.Of(Json($$"""{"__type":"{{code}}","message":"No."}""", 400));

        new CognitoClient(world.Core).SignIn("pool", "client", "g@e", "secret").Refusal.ShouldBe(new CognitoRefusal(code, "No."));

        world.Server.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public void AnyOtherRefusalIsThrown()
    {
        using var world = AwsWorld.Of(Error("ResourceNotFoundException"));

        AwsWorld.Failure(() => new CognitoClient(world.Core).SignIn("pool", "client", "g@e", "secret")).Code
            .ShouldBe("ResourceNotFoundException");
    }

    [Fact]
    public void WhoIsGoneNeedNotBeForgottenAgain()
    {
        using var world = AwsWorld.Of(Error("UserNotFoundException"));

        new CognitoClient(world.Core).DeleteUser("pool", "user").Refusal!.Code.ShouldBe("UserNotFoundException");
    }

    [Theory]
    [InlineData("NotAuthorizedException")]
    [InlineData("InvalidParameterException")]
    public void AnErasureThatIsRefusedIsNotTakenForDone(string code)
    {
        using var world = AwsWorld.Of(Error(code), Error(code));
        var cognito = new CognitoClient(world.Core);

        AwsWorld.Failure(() => cognito.SignOutEverywhere("pool", "user")).Code.ShouldBe(code);
        AwsWorld.Failure(() => cognito.DeleteUser("pool", "user")).Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"AuthenticationResult":{"AccessToken":7}}""")]
    [InlineData("<html>")]
    public void WhatIsNoAnswerOfCognitosIsThrown(string body)
    {
        using var world = AwsWorld.Of(Json(body));

        AwsWorld.Failure(() => new CognitoClient(world.Core).SignIn("pool", "client", "g@e", "secret")).Code
            .ShouldBe(AwsErrorCodes.Unreadable);
    }

    [Fact]
    public void TheScopesOfAClientAreRead()
    {
        using var world = AwsWorld.Of(Json("""{"UserPoolClient":{"ClientId":"c","AllowedOAuthScopes":["openid","customer/web"]}}"""));

        new CognitoClient(world.Core).ScopesOf("pool", "c").ShouldBe(["openid", "customer/web"]);
    }
}
