using System.Text.Json;

namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>What people do with their own accounts, by an access token that opens them.</summary>
internal static class OwnAccount
{
    private const int TokenCharactersMax = 8_192;

    public static Task<CognitoReply> GetAsync(CognitoCall call)
    {
        var user = UserOf(call, call.Request.Only("AccessToken").Required("AccessToken", TokenCharactersMax));
        return Task.FromResult<CognitoReply>(json =>
        {
            json.WriteString("Username", user.Sub);
            UserAttributes.Write(json, "UserAttributes", user);
            WriteMfa(json, user);
        });
    }

    public static Task<CognitoReply> UpdateAsync(CognitoCall call)
    {
        var request = call.Request.Only("AccessToken", "UserAttributes", "ClientMetadata");
        var user = UserOf(call, request.Required("AccessToken", TokenCharactersMax));
        var attributes = request.Attributes("UserAttributes");
        UserAttributes.Check(attributes, byAdmin: false);
        if (attributes.ContainsKey("email"))
        {
            throw CognitoException.Parameter("Changing the address is not supported by the local Cognito");
        }

        call.Engine.Store.Run(session => UserRows.Put(session, attributes.Aggregate(
            UserRows.Get(session, user.Pool, user.Sub) with { ModifiedAt = call.Engine.Now },
            (changed, attribute) => changed.With(attribute.Key, attribute.Value))));
        return Task.FromResult(CognitoOperations.Done);
    }

    public static Task<CognitoReply> DeleteAsync(CognitoCall call)
    {
        var user = UserOf(call, call.Request.Only("AccessToken").Required("AccessToken", TokenCharactersMax));
        call.Engine.Store.Run(session => UserRows.Delete(session, user));
        return Task.FromResult(CognitoOperations.Done);
    }

    public static Task<CognitoReply> ChangePasswordAsync(CognitoCall call)
    {
        var request = call.Request.Only("AccessToken", "PreviousPassword", "ProposedPassword");
        var user = UserOf(call, request.Required("AccessToken", TokenCharactersMax));
        var (before, after) = (request.Required("PreviousPassword", 256), request.Required("ProposedPassword", 256));
        return call.Engine.OneAtATimeAsync(user.Pool, user.Sub, () => ChangeAsync(call, user, before, after), call.Cancellation);
    }

    /// <summary>Whose account a token opens.</summary>
    public static User UserOf(CognitoCall call, string token)
    {
        var engine = call.Engine;
        var found = engine.Pools.All
            .Select(pool => (Pool: pool, Answer: engine.Verifier.Verify(token, pool) as TokenAnswer.Accepted))
            .FirstOrDefault(pair => pair.Answer is not null);
        if (found.Answer is not { } accepted)
        {
            throw CognitoException.NotAuthorized("Invalid Access Token");
        }

        if (!accepted.Scopes.Contains(TokenClaims.OwnAccount))
        {
            throw CognitoException.NotAuthorized("Access Token does not have required scopes");
        }

        return engine.Store.Run(session =>
        {
            var family = accepted.Claims.TryGetProperty("origin_jti", out var jti) ? jti.GetString() ?? "" : "";
            var user = UserRows.Find(session, found.Pool.Id, accepted.Claims.GetProperty("sub").GetString() ?? "");
            return user is null || !RefreshTokens.IsAlive(session, family)
                ? throw CognitoException.NotAuthorized("Access Token has been revoked")
                : user.IsEnabled ? user : throw CognitoException.NotAuthorized("User is disabled.");
        });
    }

    public static void WriteMfa(Utf8JsonWriter json, User user)
    {
        if (user.TotpSecret is null)
        {
            return;
        }

        if (user.AsksTotp)
        {
            json.WriteString("PreferredMfaSetting", "SOFTWARE_TOKEN_MFA");
        }

        json.WriteStartArray("UserMFASettingList");
        json.WriteStringValue("SOFTWARE_TOKEN_MFA");
        json.WriteEndArray();
    }

    private static async Task<CognitoReply> ChangeAsync(CognitoCall call, User user, string before, string after)
    {
        var engine = call.Engine;
        engine.Store.Run(session => Tries.DemandPassword(session, user.Pool, user.Sub, engine.Now));
        if (!await engine.IsPasswordAsync(user.Password, before))
        {
            engine.Store.Run(session => Tries.WrongPassword(session, user.Pool, user.Sub, engine.Now));
            throw CognitoException.WrongPassword();
        }

        PasswordPolicy.Check(after);
        var hash = await engine.HashAsync(after);
        engine.Store.Run(session => UserRows.Put(session, UserRows.Get(session, user.Pool, user.Sub) with
        {
            Password = hash, ModifiedAt = engine.Now,
        }));
        return CognitoOperations.Done;
    }
}
