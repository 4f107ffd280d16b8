using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ecommerce.Local.Emulators.Cognito;
using Ecommerce.Local.Emulators.Lambda;

namespace Ecommerce.Tests.Shop.Support;

/// <summary>People who come and go by the API.</summary>
internal static class People
{
    public const string Password = "Correct-Horse-7";

    public static Task<Reply> RegisterAsync(this World world, string email, string password = Password) => world.Anyone.PostAsync(
        "/auth/register", new JsonObject { ["email"] = email, ["password"] = password, ["name"] = "Grace", ["locale"] = "en" });

    /// <summary>The code, or the password, of the latest mail to an address.</summary>
    public static string CodeTo(this World world, string email) => world.Cloud.Users.MailsTo(email)[0].Code;

    public static Task<Reply> ConfirmAsync(this World world, string email, string code) =>
        world.Anyone.PostAsync("/confirmation", new JsonObject { ["email"] = email, ["code"] = code });

    /// <summary>Somebody who has registered and confirmed the address.</summary>
    public static async Task JoinAsync(this World world, string email)
    {
        (await world.RegisterAsync(email)).Status.ShouldBe(HttpStatusCode.Created);
        var confirmed = await world.ConfirmAsync(email, world.CodeTo(email));
        confirmed.Status.ShouldBe(HttpStatusCode.OK, confirmed.ToString());
    }

    public static Task<Reply> LogInAsync(this World world, string email, string password = Password) =>
        world.Anyone.PostAsync("/auth/login", new JsonObject { ["email"] = email, ["password"] = password });

    /// <summary>The tokens of somebody who has joined and signed in.</summary>
    public static async Task<SignedIn> SignInAsync(this World world, string email)
    {
        await world.JoinAsync(email);
        var reply = await world.LogInAsync(email);
        reply.Status.ShouldBe(HttpStatusCode.OK, reply.ToString());
        return new(world.Holding((string)reply.Body["accessToken"]!), reply.Body);
    }

    public static Task<Reply> RefreshAsync(this World world, string refreshToken) =>
        world.Anyone.PostAsync("/auth/refresh", new JsonObject { ["refreshToken"] = refreshToken });

    /// <summary>Invites an admin, and signs in up to the question for the authenticator app.</summary>
    public static async Task<Reply> InviteAdminAsync(this World world)
    {
        var password = await world.Cloud.FirstAdmin.InviteAsync(TestContext.Current.CancellationToken);
        var first = await world.LogInAdminAsync(password!);
        return await world.AnswerAdminAsync(first, "NEW_PASSWORD_REQUIRED", ("newPassword", Password));
    }

    public static Task<Reply> LogInAdminAsync(this World world, string password) => world.Anyone.PostAsync(
        "/admin/auth/login", new JsonObject { ["email"] = Local.Cloud.FirstAdmin.Email, ["password"] = password });

    public static Task<Reply> AnswerAdminAsync(this World world, Reply asked, string challenge, (string Name, string Value) answer) =>
        world.Anyone.PostAsync("/admin/auth/login/challenge", new JsonObject
        {
            ["session"] = (string?)asked.Body["session"], ["challenge"] = challenge, [answer.Name] = answer.Value,
        });

    /// <summary>What an authenticator app shows now.</summary>
    public static string Totp(this World world, string secret) =>
        Local.Emulators.Cognito.Totp.CodeAt(secret, world.Cloud.Clock.GetUtcNow());

    /// <summary>Goes on from the question for the app: the tokens, and the app's secret.</summary>
    public static async Task<(Reply Tokens, string Secret)> SetUpAdminAsync(this World world, Reply asked)
    {
        var app = await world.Anyone.PostAsync("/admin/auth/mfa", new JsonObject { ["session"] = (string?)asked.Body["session"] });
        app.Status.ShouldBe(HttpStatusCode.OK, app.ToString());
        var secret = (string)app.Body["secret"]!;
        var done = await world.AnswerAdminAsync(app, "MFA_SETUP", ("code", world.Totp(secret)));
        done.Status.ShouldBe(HttpStatusCode.OK, done.ToString());
        return (done, secret);
    }

    /// <summary>Gives somebody who is signed in an authenticator app; says its secret.</summary>
    public static async Task<string> SetUpAppAsync(this World world, SignedIn who)
    {
        var secret = (string)(await who.Client.PostAsync("/customers/me/mfa", new JsonObject())).Body["secret"]!;
        var shown = await who.Client.PostAsync("/customers/me/mfa/verification", new JsonObject { ["code"] = world.Totp(secret) });
        shown.Status.ShouldBe(HttpStatusCode.NoContent, shown.ToString());
        return secret;
    }

    /// <summary>Somebody who has joined and set up an authenticator app; says its secret.</summary>
    public static async Task<string> WithAppAsync(this World world, string email)
    {
        using var who = await world.SignInAsync(email);
        return await world.SetUpAppAsync(who);
    }

    public static Task<Reply> ForgetAsync(this World world, string email) =>
        world.Anyone.PostAsync("/auth/password/forgot", new JsonObject { ["email"] = email });

    public static Task<Reply> ResetAsync(this World world, string email, string code, string password) => world.Anyone.PostAsync(
        "/auth/password/reset", new JsonObject { ["email"] = email, ["code"] = code, ["newPassword"] = password });

    public static async Task BlockAsync(this World world, string email, string reason = "fraud", DateTimeOffset? until = null)
    {
        var body = new JsonObject { ["reason"] = reason };
        if (until is { } end)
        {
            body["until"] = end.ToString("O");
        }

        var reply = await world.Admin.PutAsync($"/admin/blocked-users/{Uri.EscapeDataString(email)}", body);
        reply.Status.ShouldBe(HttpStatusCode.OK, reply.ToString());
    }

    /// <summary>What a function answers to a pool's question, or the error document.</summary>
    public static async Task<string> AskAsync(this World world, string function, JsonObject question)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(question);
        return await world.Cloud.Lambda.InvokeAsync(
            world.Cloud.Place.NameOf(function), payload, InvokeOptions.None, TestContext.Current.CancellationToken) switch
        {
            InvokeResult.Succeeded succeeded => Encoding.UTF8.GetString(succeeded.Payload.Span),
            InvokeResult.Failed failed => Encoding.UTF8.GetString(failed.Payload.Span),
            var other => throw new InvalidOperationException($"{function}: {other}"),
        };
    }

    /// <summary>A question as a pool asks it.</summary>
    public static JsonObject Question(string trigger, string sub, string email) => new()
    {
        ["version"] = "1", ["triggerSource"] = trigger, ["region"] = "us-east-1", ["userPoolId"] = "us-east-1_pool", ["userName"] = sub,
        ["callerContext"] = new JsonObject { ["awsSdkVersion"] = "1", ["clientId"] = "client" },
        ["request"] = new JsonObject { ["userAttributes"] = new JsonObject { ["sub"] = sub, ["email"] = email, ["locale"] = "en" } },
        ["response"] = new JsonObject(),
    };

    public static JsonNode ClaimsOf(string token) => JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]))!;

    /// <summary>The customer's id of an address.</summary>
    public static string SubOf(this World world, string email) =>
        world.Cloud.Users.Users.Single(user => user.Pool == Topology.Services.Platform.Customers.Name && user.Email == email).Sub;

    public static UserSummary? UserOf(this World world, string email) =>
        world.Cloud.Users.Users.SingleOrDefault(user => user.Email.Equals(email, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Somebody who is signed in.</summary>
internal sealed record SignedIn(Client Client, JsonNode Tokens) : IDisposable
{
    public string RefreshToken => (string)Tokens["refreshToken"]!;

    public string AccessToken => (string)Tokens["accessToken"]!;

    public void Dispose() => Client.Dispose();
}
