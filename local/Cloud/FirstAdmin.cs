using System.Text.Json;
using System.Text.Json.Nodes;
using Ecommerce.Contracts;
using Ecommerce.Local.Emulators;
using Ecommerce.Local.Emulators.Cognito;
using Ecommerce.Local.Trust;
using Ecommerce.Topology.Services;

namespace Ecommerce.Local.Cloud;

/// <summary>
/// Somebody must be the first to run a shop. The stack invites the address it is configured with; here it is one of nobody's, whose
/// password is told when the shop starts. The groups of admins are made, too.
/// </summary>
public sealed class FirstAdmin(CognitoEmulator users, UserPools pools)
{
    public const string Email = "admin@example.com";

    private readonly string _pool = pools[Platform.Admins].Id;

    /// <summary>Invites the first admin where nobody is yet.</summary>
    /// <returns>The password of the mail, for as long as it was not replaced; else null.</returns>
    public async Task<string?> InviteAsync(CancellationToken cancellation)
    {
        foreach (var group in Group.All)
        {
            await CallAsync("CreateGroup", new() { ["GroupName"] = group }, cancellation, "GroupExistsException");
        }

        if (!users.Users.Any(user => user.Pool == Platform.Admins.Name))
        {
            var attributes = new JsonArray(new JsonObject { ["Name"] = "email_verified", ["Value"] = "true" });
            await CallAsync("AdminCreateUser", new() { ["Username"] = Email, ["UserAttributes"] = attributes }, cancellation);
            await CallAsync("AdminAddUserToGroup", new() { ["Username"] = Email, ["GroupName"] = Group.Admin }, cancellation);
        }

        return users.Users.Any(user => user is { Pool: "admins", Email: Email, Status: "FORCE_CHANGE_PASSWORD" })
            && users.MailsTo(Email) is [var invitation, ..]
            ? invitation.Code
            : null;
    }

    private async Task CallAsync(string operation, JsonObject body, CancellationToken cancellation, string? fine = null)
    {
        body["UserPoolId"] = _pool;
        var headers = new Dictionary<string, string> { ["x-amz-target"] = $"AWSCognitoIdentityProviderService.{operation}" };
        var call = new AwsCall("POST", "/", "", headers, JsonSerializer.SerializeToUtf8Bytes(body)) { Caller = Caller.Owner };
        var reply = await users.HandleAsync(call, cancellation);
        if (reply.Status != 200 && JsonNode.Parse(reply.Body.Span) is var error && (string?)error!["__type"] != fine)
        {
            throw new InvalidOperationException($"{operation} failed: {error}");
        }
    }
}
