using System.Text.Json.Nodes;

namespace Ecommerce.Tests.Shop.Support;

/// <summary>Goes once through everything that Auth does with its rights. Whatever is refused on the way, the rest is tried.</summary>
internal static class AuthTour
{
    private const string Grace = "grace.tour@example.com";
    private const string Eve = "eve.tour@example.com";

    public static async Task RunAsync(World world)
    {
        await world.SignedAsync("/pre-authentication", People.Question("PreAuthentication_Authentication", "sub", Grace));
        await JoinAsync(world, Grace);
        await world.AskAsync("auth-write-token", People.Question("TokenGeneration_Authentication", "nobody-yet", "linus.tour@example.com"));
        await world.ForgetAsync(Grace);
        await world.ResetAsync(Grace, CodeTo(world, Grace), People.Password);
        var tokens = await world.LogInAsync(Grace);
        await ChallengesAsync(world, tokens);
        await AdminAsync(world);
        await JoinAsync(world, Eve);
        await BlocksAsync(world);
        await ProfileAsync(world, tokens);
    }

    private static async Task JoinAsync(World world, string email)
    {
        await world.RegisterAsync(email);
        await world.ConfirmAsync(email, CodeTo(world, email));
    }

    // A customer with an app answers for it.
    private static async Task ChallengesAsync(World world, Reply tokens)
    {
        using var client = world.Holding((string?)tokens.Body["accessToken"]);
        var app = await client.PostAsync("/customers/me/mfa", new JsonObject());
        if ((string?)app.Body["secret"] is { } secret)
        {
            await client.PostAsync("/customers/me/mfa/verification", new JsonObject { ["code"] = world.Totp(secret) });
        }

        var asked = await world.LogInAsync(Grace);
        await world.Anyone.PostAsync("/auth/login/challenge", new JsonObject
        {
            ["session"] = (string?)asked.Body["session"] ?? "a.b", ["challenge"] = "SOFTWARE_TOKEN_MFA", ["code"] = "000000",
        });
    }

    private static async Task AdminAsync(World world)
    {
        var asked = await world.InviteAdminAsync();
        var app = await world.Anyone.PostAsync("/admin/auth/mfa", new JsonObject { ["session"] = (string?)asked.Body["session"] ?? "a.b" });
        await world.Anyone.PostAsync("/admin/auth/login/challenge", new JsonObject
        {
            ["session"] = (string?)app.Body["session"] ?? "a.b", ["challenge"] = "MFA_SETUP",
            ["code"] = (string?)app.Body["secret"] is { } secret ? world.Totp(secret) : "000000",
        });
        await world.Anyone.PostAsync("/admin/auth/password/forgot", new JsonObject { ["email"] = Local.Cloud.FirstAdmin.Email });
        await world.Anyone.PostAsync("/admin/auth/password/reset", new JsonObject
        {
            ["email"] = Local.Cloud.FirstAdmin.Email, ["code"] = CodeTo(world, Local.Cloud.FirstAdmin.Email),
            ["newPassword"] = People.Password,
        });
    }

    private static async Task BlocksAsync(World world)
    {
        await world.Admin.PutAsync($"/admin/blocked-users/{Eve}", new JsonObject { ["reason"] = "abuse" });
        await world.Admin.GetAsync($"/admin/blocked-users/{Eve}");
        await world.Admin.GetAsync("/admin/blocked-users?reason=abuse");
        await world.Admin.DeleteAsync($"/admin/blocked-users/{Eve}");
    }

    private static async Task ProfileAsync(World world, Reply tokens)
    {
        using var client = world.Holding((string?)tokens.Body["accessToken"]);
        await client.GetAsync("/customers/me/export");
        await client.DeleteAsync("/customers/me");
    }

    private static string CodeTo(World world, string email) => world.Cloud.Users.MailsTo(email) is [var mail, ..]
        ? mail.Code
        : "none";
}
