using System.Text.Json.Nodes;
using Ecommerce.Local.Emulators.Cognito;
using Ecommerce.Local.Trust;

namespace Ecommerce.Tests.Unit.Cognito;

public sealed class AccountTests
{
    [Fact]
    public async Task FiftySignUpsOfOneAddressAtOnceMakeOneUser()
    {
        using var pools = new Pools();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(at =>
            pools.AskAsync("SignUp", pools.SignUp(at % 2 == 0 ? "grace@example.com" : "GRACE@Example.com"))));

        answers.Count(answer => answer.Refusal is null).ShouldBe(1);
        answers.Where(answer => answer.Refusal is not null)
            .ShouldAllBe(answer => answer.Refusal == "UsernameExistsException: User already exists");
        pools.Users.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task EverythingIsThereAfterARestart()
    {
        using var pools = new Pools();
        await pools.OkAsync("SignUp", pools.SignUp());
        pools.Reopen();
        await pools.OkAsync("ConfirmSignUp", pools.Confirm(pools.Code));
        var refresh = (string)(await pools.TokensAsync())["RefreshToken"]!;
        pools.Reopen();

        await pools.OkAsync("GetTokensFromRefreshToken", Refresh(pools, refresh));
    }

    [Fact]
    public async Task WhoIsDisabledComesInNoMoreUntilEnabledAgain()
    {
        using var pools = new Pools();
        await pools.JoinAsync();
        var tokens = await pools.TokensAsync();

        await pools.OkAsync("AdminDisableUser", pools.Who());

        (await pools.RefusedAsync("AdminInitiateAuth", pools.SignIn())).ShouldBe("NotAuthorizedException: User is disabled.");
        (await pools.RefusedAsync("GetTokensFromRefreshToken", Refresh(pools, (string)tokens["RefreshToken"]!)))
            .ShouldBe("NotAuthorizedException: User is disabled.");
        (await pools.RefusedAsync("GetUser", Access(tokens))).ShouldBe("NotAuthorizedException: User is disabled.");
        await pools.OkAsync("AdminEnableUser", pools.Who());
        await pools.TokensAsync();
    }

    [Fact]
    public async Task AfterAGlobalSignOutNoTokenOpensTheAccount()
    {
        using var pools = new Pools();
        await pools.JoinAsync();
        var (phone, laptop) = (await pools.TokensAsync(), await pools.TokensAsync());

        await pools.OkAsync("GlobalSignOut", Access(phone));

        (await pools.RefusedAsync("GetUser", Access(laptop))).ShouldBe("NotAuthorizedException: Access Token has been revoked");
        (await pools.RefusedAsync("GetTokensFromRefreshToken", Refresh(pools, (string)laptop["RefreshToken"]!)))
            .ShouldBe("NotAuthorizedException: Invalid Refresh Token");
    }

    [Fact]
    public async Task RevokingEndsOneSignInAndNoOther()
    {
        using var pools = new Pools();
        await pools.JoinAsync();
        var (phone, laptop) = (await pools.TokensAsync(), await pools.TokensAsync());

        await pools.OkAsync("RevokeToken", new() { ["ClientId"] = pools.Customers.ClientId, ["Token"] = (string)phone["RefreshToken"]! });

        (await pools.RefusedAsync("GetUser", Access(phone))).ShouldBe("NotAuthorizedException: Access Token has been revoked");
        await pools.OkAsync("GetUser", Access(laptop));
    }

    [Fact]
    public async Task ATokenOfAnotherClientIsNotRefreshed()
    {
        using var pools = new Pools();
        await pools.JoinAsync();
        var request = Refresh(pools, (string)(await pools.TokensAsync())["RefreshToken"]!);
        request["ClientId"] = pools.Customers.Clients.Values.Single(client => client != pools.Customers.ClientId);

        (await pools.RefusedAsync("GetTokensFromRefreshToken", request)).ShouldBe("NotAuthorizedException: Invalid Refresh Token");
    }

    [Fact]
    public async Task AReplacedTokenIsRefusedAfterItsGrace()
    {
        using var pools = new Pools();
        await pools.JoinAsync();
        var first = (string)(await pools.TokensAsync())["RefreshToken"]!;
        await pools.OkAsync("GetTokensFromRefreshToken", Refresh(pools, first));
        pools.Clock.Advance(TimeSpan.FromSeconds(29));
        await pools.OkAsync("GetTokensFromRefreshToken", Refresh(pools, first));
        pools.Clock.Advance(TimeSpan.FromSeconds(1));

        (await pools.RefusedAsync("GetTokensFromRefreshToken", Refresh(pools, first))).ShouldStartWith("RefreshTokenReuseException: ");
    }

    [Fact]
    public async Task NobodySignsUpWhereAdminsInvite()
    {
        using var pools = new Pools();
        var request = pools.SignUp();
        request["ClientId"] = pools.Admins.ClientId;

        (await pools.RefusedAsync("SignUp", request)).ShouldBe("NotAuthorizedException: SignUp is not permitted for this user pool");
    }

    [Theory]
    [InlineData("AdminGetUser")]
    [InlineData("AdminDeleteUser")]
    [InlineData("AdminSetUserPassword")]
    [InlineData("ListUsers")]
    [InlineData("DescribeUserPoolClient")]
    public async Task WhatAdminsDoNeedsARight(string operation)
    {
        using var pools = new Pools();

        (await pools.RefusedAsync(operation, pools.Who(), Caller.Nobody)).ShouldStartWith("AccessDeniedException: ");
    }

    [Theory]
    [InlineData(
        "SignUp", """{"ClientId":"nobody","Username":"a@b","Password":"x"}""", "ResourceNotFoundException: User pool client nobody")]
    [InlineData("SignUp", "{}", "InvalidParameterException: 1 validation error detected: Value at 'clientId'")]
    [InlineData("SignUp", """{"ClientId":7}""", "SerializationException: ")]
    [InlineData("SignUp", """{"Surprise":"x"}""", "InvalidParameterException: The parameter Surprise is not supported")]
    [InlineData("GetUser", """{"AccessToken":"garbage"}""", "NotAuthorizedException: Invalid Access Token")]
    [InlineData("AdminGetUser", """{"UserPoolId":"us-east-1_x","Username":"a"}""", "ResourceNotFoundException: User pool us-east-1_x")]
    [InlineData("StartWebAuthnRegistration", "{}", "UnknownOperationException: ")]
    public async Task WhatMakesNoSenseIsRefusedInWords(string operation, string request, string words)
    {
        using var pools = new Pools();

        (await pools.RefusedAsync(operation, JsonNode.Parse(request)!.AsObject())).ShouldStartWith(words);
    }

    [Fact]
    public async Task UsersAreListedPageByPageAndFoundByTheirAddress()
    {
        using var pools = new Pools();
        foreach (var at in Enumerable.Range(0, 3))
        {
            await pools.OkAsync("SignUp", pools.SignUp($"user{at}@example.com"));
        }

        var first = await pools.OkAsync("ListUsers", new() { ["UserPoolId"] = pools.Customers.Id, ["Limit"] = 2 });
        var second = await pools.OkAsync("ListUsers", new()
        {
            ["UserPoolId"] = pools.Customers.Id, ["PaginationToken"] = (string)first["PaginationToken"]!,
        });
        var found = await pools.OkAsync("ListUsers", new() { ["UserPoolId"] = pools.Customers.Id, ["Filter"] = "email ^= \"user1\"" });

        (first["Users"]!.AsArray().Count, second["Users"]!.AsArray().Count, found["Users"]!.AsArray().Count).ShouldBe((2, 1, 1));
        second["PaginationToken"].ShouldBeNull();
        (await pools.RefusedAsync("ListUsers", new() { ["UserPoolId"] = pools.Customers.Id, ["Limit"] = 61 }))
            .ShouldStartWith("InvalidParameterException: ");
    }

    [Fact]
    public async Task AnAddressThatSomebodyGaveUpIsAnothersNext()
    {
        using var pools = new Pools();
        await pools.JoinAsync();
        var moved = pools.Who();
        moved["UserAttributes"] = new JsonArray(
            new JsonObject { ["Name"] = "email", ["Value"] = "grace@new.example.com" },
            new JsonObject { ["Name"] = "email_verified", ["Value"] = "true" });
        await pools.OkAsync("AdminUpdateUserAttributes", moved);

        await pools.OkAsync("SignUp", pools.SignUp());

        pools.Users.Select(user => user.Email).Order().ShouldBe([Pools.Email, "grace@new.example.com"]);
        pools.Users.Select(user => user.Sub).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task WhoWasInvitedHasNoPasswordToForget()
    {
        using var pools = new Pools();
        var invited = pools.Who();
        invited["UserAttributes"] = new JsonArray(new JsonObject { ["Name"] = "email_verified", ["Value"] = "true" });
        await pools.OkAsync("AdminCreateUser", invited);

        var refusal = await pools.RefusedAsync(
            "ForgotPassword", new() { ["ClientId"] = pools.Customers.ClientId, ["Username"] = Pools.Email });

        refusal.ShouldBe("NotAuthorizedException: User password cannot be reset in the current state.");
    }

    // 32 bytes are 52 letters of base32 (RFC 4648, section 6); apps refuse 51.
    [Fact]
    public void AnAppsSecretIsWholeBase32() => Totp.NewSecret().ShouldMatch("^[A-Z2-7]{52}$");

    // One that begins with a dash, as base64url may, cannot be handed to a command line.
    [Fact]
    public async Task RefreshTokensAreLettersAndDigits()
    {
        using var pools = new Pools();
        await pools.JoinAsync();

        for (var i = 0; i < 5; i++)
        {
            ((string)(await pools.TokensAsync())["RefreshToken"]!).ShouldMatch("^[A-Za-z0-9]{64}$");
        }
    }

    private static JsonObject Access(JsonNode tokens) => new() { ["AccessToken"] = (string)tokens["AccessToken"]! };

    private static JsonObject Refresh(Pools pools, string token) =>
        new() { ["ClientId"] = pools.Customers.ClientId, ["RefreshToken"] = token };
}
