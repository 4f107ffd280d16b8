using System.Text.Json;
using Ecommerce.Local.Emulators.Cognito;
using Ecommerce.Tests.Conformance.Cli;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Ecommerce.Tests.Conformance.Cognito;

/// <summary>
/// The aws CLI against the local user pools, and Microsoft's reader against their tokens: few scenarios, each a whole story.
/// </summary>
public sealed class CognitoCliTests
{
    private const string NoCli = "the aws CLI is not on PATH; 'pip install awscli' brings one";
    private const string Email = "grace@example.com";
    private const string Password = "Correct-Horse-7";

    public static bool HasCli => AwsCli.IsInstalled;

    [Fact(Skip = NoCli, SkipUnless = nameof(HasCli))]
    public async Task ACustomerSignsUpComesInStaysAndGoes()
    {
        await using var stage = await CognitoStage.StartAsync();
        string[] client = ["--client-id", stage.Customers.ClientId], who = [.. client, "--username", Email];

        var signedUp = await Ok(stage, ["sign-up", .. who, "--password", Password, "--user-attributes", "Name=name,Value=Grace"]);
        signedUp.GetProperty("UserConfirmed").GetBoolean().ShouldBeFalse();
        Text(signedUp.GetProperty("CodeDeliveryDetails"), "Destination").ShouldBe("g***@e***");
        await Ok(stage, ["confirm-sign-up", .. who, "--confirmation-code", stage.CodeTo(Email)]);
        var tokens = await SignInAsync(stage);
        var user = await Ok(stage, ["get-user", "--access-token", Text(tokens, "AccessToken")]);
        user.GetProperty("UserAttributes").EnumerateArray().Select(a => (Text(a, "Name"), Text(a, "Value")))
            .ShouldContain(("email_verified", "true"));

        var refreshed = (await Ok(
            stage, ["get-tokens-from-refresh-token", .. client, "--refresh-token", Text(tokens, "RefreshToken")]))
            .GetProperty("AuthenticationResult");
        Text(refreshed, "RefreshToken").ShouldNotBe(Text(tokens, "RefreshToken"));
        await Ok(stage, ["global-sign-out", "--access-token", Text(refreshed, "AccessToken")]);

        (await Refused(stage, ["get-user", "--access-token", Text(tokens, "AccessToken")])).ShouldEndWith(
            "An error occurred (NotAuthorizedException) when calling the GetUser operation: Access Token has been revoked");
        (await Refused(stage, ["get-tokens-from-refresh-token", .. client, "--refresh-token", Text(refreshed, "RefreshToken")]))
            .ShouldEndWith("Invalid Refresh Token");
    }

    [Fact(Skip = NoCli, SkipUnless = nameof(HasCli))]
    public async Task AnInvitedAdminReplacesThePasswordAndSetsUpAnApp()
    {
        await using var stage = await CognitoStage.StartAsync();
        string[] pool = ["--user-pool-id", stage.Admins.Id], client = ["--client-id", stage.Admins.ClientId];
        await Ok(stage, ["create-group", .. pool, "--group-name", "admin"]);
        var made = await Ok(stage, ["admin-create-user", .. pool, "--username", Email, "--temporary-password", "Temporary-7"]);
        Text(made.GetProperty("User"), "UserStatus").ShouldBe("FORCE_CHANGE_PASSWORD");
        await Ok(stage, ["admin-add-user-to-group", .. pool, "--username", Email, "--group-name", "admin"]);

        var first = await Ok(
            stage, ["admin-initiate-auth", .. pool, .. client, "--auth-flow", "ADMIN_USER_PASSWORD_AUTH", .. Parameters("Temporary-7")]);
        Text(first, "ChallengeName").ShouldBe("NEW_PASSWORD_REQUIRED");
        var second = await Ok(
            stage, Respond(first, [.. pool, .. client], $"USERNAME={Email},NEW_PASSWORD={Password}"));
        Text(second, "ChallengeName").ShouldBe("MFA_SETUP");
        var app = await Ok(stage, ["associate-software-token", "--session", Text(second, "Session")]);
        var code = Totp.CodeAt(Text(app, "SecretCode"), TimeProvider.System.GetUtcNow());
        var shown = await Ok(stage, ["verify-software-token", "--session", Text(app, "Session"), "--user-code", code]);
        var done = await Ok(
            stage,
            [
                "admin-respond-to-auth-challenge", .. pool, .. client, "--challenge-name", "MFA_SETUP", "--session", Text(shown, "Session"),
                "--challenge-responses", $"USERNAME={Email}",
            ]);

        var access = new JsonWebToken(Text(done.GetProperty("AuthenticationResult"), "AccessToken"));
        access.GetClaim("cognito:groups").Value.ShouldBe("admin");
        (await Ok(stage, ["admin-get-user", .. pool, "--username", Email])).GetProperty("UserMFASettingList")[0].GetString()
            .ShouldBe("SOFTWARE_TOKEN_MFA");
    }

    [Fact(Skip = NoCli, SkipUnless = nameof(HasCli))]
    public async Task TokensHoldBeforeAnotherReaderByTheServedKeys()
    {
        await using var stage = await CognitoStage.StartAsync();
        await Ok(stage, ["sign-up", "--client-id", stage.Customers.ClientId, "--username", Email, "--password", Password]);
        await Ok(stage, ["admin-confirm-sign-up", "--user-pool-id", stage.Customers.Id, "--username", Email]);
        var tokens = await SignInAsync(stage);
        using var http = new HttpClient();
        var keys = new JsonWebKeySet(await http.GetStringAsync(new Uri(stage.Address, $"{stage.Customers.Id}/.well-known/jwks.json")));
        var rules = new TokenValidationParameters
        {
            IssuerSigningKeys = keys.GetSigningKeys(), ValidIssuer = stage.Customers.Issuer, ValidAlgorithms = ["RS256"],
            ValidAudience = stage.Customers.ClientId,
        };

        var id = await new JsonWebTokenHandler().ValidateTokenAsync(Text(tokens, "IdToken"), rules);
        rules.ValidateAudience = false; // An access token names its client otherwise.
        var access = await new JsonWebTokenHandler().ValidateTokenAsync(Text(tokens, "AccessToken"), rules);

        id.IsValid.ShouldBeTrue(id.Exception?.Message);
        (id.Claims["token_use"], id.Claims["email"]).ShouldBe(("id", Email));
        access.IsValid.ShouldBeTrue(access.Exception?.Message);
        (access.Claims["token_use"], access.Claims["client_id"]).ShouldBe(("access", stage.Customers.ClientId));
        rules.IssuerSigningKeys = [];
        (await new JsonWebTokenHandler().ValidateTokenAsync(Text(tokens, "AccessToken"), rules)).IsValid.ShouldBeFalse();
    }

    [Fact(Skip = NoCli, SkipUnless = nameof(HasCli))]
    public async Task WrongCallsAreRefusedInAwsWords()
    {
        await using var stage = await CognitoStage.StartAsync();
        string[] signIn = ["initiate-auth", "--client-id", stage.Customers.ClientId, "--auth-flow"];

        (await Refused(stage, [.. signIn, "USER_PASSWORD_AUTH", .. Parameters("Wrong-Horse-7")])).ShouldEndWith(
            "An error occurred (NotAuthorizedException) when calling the InitiateAuth operation: Incorrect username or password.");
        (await Refused(stage, [.. signIn, "REFRESH_TOKEN_AUTH", "--auth-parameters", "REFRESH_TOKEN=x"])).ShouldEndWith(
            "REFRESH_TOKEN_AUTH flow not enabled for this client");
        (await Refused(stage, ["describe-user-pool", "--user-pool-id", "us-east-1_nothing00"])).ShouldEndWith(
            "An error occurred (ResourceNotFoundException) when calling the DescribeUserPool operation: "
            + "User pool us-east-1_nothing00 does not exist.");
        (await Refused(stage, ["admin-list-devices", "--user-pool-id", stage.Customers.Id, "--username", "a"]))
            .ShouldContain("(UnknownOperationException)");
    }

    private static async Task<JsonElement> SignInAsync(CognitoStage stage) => (await Ok(
        stage,
        ["initiate-auth", "--client-id", stage.Customers.ClientId, "--auth-flow", "USER_PASSWORD_AUTH", .. Parameters(Password)]))
        .GetProperty("AuthenticationResult");

    private static string[] Parameters(string password) => ["--auth-parameters", $"USERNAME={Email},PASSWORD={password}"];

    private static string[] Respond(JsonElement asked, string[] where, string responses) =>
    [
        "admin-respond-to-auth-challenge", .. where, "--challenge-name", Text(asked, "ChallengeName"), "--session", Text(asked, "Session"),
        "--challenge-responses", responses,
    ];

    private static Task<JsonElement> Ok(CognitoStage stage, string[] arguments) => stage.Aws.OkAsync(["cognito-idp", .. arguments]);

    private static Task<string> Refused(CognitoStage stage, string[] arguments) => stage.Aws.RefusedAsync(["cognito-idp", .. arguments]);

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
