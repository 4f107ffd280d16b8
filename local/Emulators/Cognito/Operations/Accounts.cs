using System.Text.Json;

namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>What admins do with accounts.</summary>
internal static class Accounts
{
    public static Task<CognitoReply> GetAsync(CognitoCall call)
    {
        var (pool, name) = Who(call.Request.Only("UserPoolId", "Username"), call.Engine);
        var user = call.Engine.Store.Run(session => UserRows.Get(session, pool.Id, name));
        return Task.FromResult<CognitoReply>(json =>
        {
            Write(json, user, "UserAttributes");
            OwnAccount.WriteMfa(json, user);
        });
    }

    public static Task<CognitoReply> DeleteAsync(CognitoCall call)
    {
        var (pool, name) = Who(call.Request.Only("UserPoolId", "Username"), call.Engine);
        call.Engine.Store.Run(session => UserRows.Delete(session, UserRows.Get(session, pool.Id, name)));
        return Task.FromResult(CognitoOperations.Done);
    }

    public static Task<CognitoReply> DisableAsync(CognitoCall call) =>
        ChangeAsync(call, user => user with { IsEnabled = false }, "UserPoolId", "Username");

    public static Task<CognitoReply> EnableAsync(CognitoCall call) =>
        ChangeAsync(call, user => user with { IsEnabled = true }, "UserPoolId", "Username");

    public static async Task<CognitoReply> ConfirmAsync(CognitoCall call)
    {
        var (pool, name) = Who(call.Request.Only("UserPoolId", "Username", "ClientMetadata"), call.Engine);
        var confirmed = call.Engine.Store.Run(session =>
        {
            var user = UserRows.Get(session, pool.Id, name);
            if (user.Status is not UserStatus.Unconfirmed)
            {
                throw CognitoException.NotAuthorized($"User cannot be confirmed. Current status is {user.StatusText}");
            }

            var confirmed = user with { Status = UserStatus.Confirmed, Confirmation = null, ModifiedAt = call.Engine.Now };
            UserRows.Put(session, confirmed);
            return confirmed;
        });
        await SigningUp.ConfirmedAsync(call, pool, TriggerQuestion.NoClient, confirmed, "PostConfirmation_ConfirmSignUp");
        return CognitoOperations.Done;
    }

    public static async Task<CognitoReply> SetPasswordAsync(CognitoCall call)
    {
        var request = call.Request.Only("UserPoolId", "Username", "Password", "Permanent");
        var password = request.Required("Password", CognitoLimits.PasswordCharactersMax);
        PasswordPolicy.Check(password);
        var (hash, isPermanent) = (await call.Engine.HashAsync(password), request.Flag("Permanent"));
        return await ChangeAsync(call, user => user with
        {
            Password = hash,
            PasswordUntil = isPermanent ? null : call.Engine.Now + CognitoLimits.TemporaryPasswordValid,
            Status = isPermanent ? UserStatus.Confirmed : UserStatus.ForceChangePassword,
        }, "UserPoolId", "Username", "Password", "Permanent");
    }

    public static Task<CognitoReply> UpdateAsync(CognitoCall call)
    {
        var attributes = call.Request.Attributes("UserAttributes");
        UserAttributes.Check(attributes, byAdmin: true);
        return ChangeAsync(
            call, user => attributes.Aggregate(user, (changed, attribute) => changed.With(attribute.Key, attribute.Value)),
            "UserPoolId", "Username", "UserAttributes", "ClientMetadata");
    }

    public static Task<CognitoReply> ListAsync(CognitoCall call)
    {
        var request = call.Request.Only("UserPoolId", "Filter", "Limit", "PaginationToken", "AttributesToGet");
        var pool = call.Engine.Pool(request.Required("UserPoolId"));
        var filter = UserFilter.Of(request.Text("Filter"));
        var users = call.Engine.Store.Run(session => UserRows.All(session, pool.Id)).Where(filter.Lets);
        return Task.FromResult(Page.Of(
            users, user => user.Sub, request.Number("Limit"), request.Text("PaginationToken"), ("Users", "PaginationToken"),
            (json, user) => Write(json, user, "Attributes")));
    }

    /// <summary>The members of a user, inside an object that is begun.</summary>
    /// <param name="attributes">What its attributes are called: it differs by operation.</param>
    public static void Write(Utf8JsonWriter json, User user, string attributes)
    {
        json.WriteString("Username", user.Sub);
        UserAttributes.Write(json, attributes, user);
        json.WriteNumber("UserCreateDate", user.CreatedAt.ToUnixTimeMilliseconds() / 1_000m);
        json.WriteNumber("UserLastModifiedDate", user.ModifiedAt.ToUnixTimeMilliseconds() / 1_000m);
        json.WriteBoolean("Enabled", user.IsEnabled);
        json.WriteString("UserStatus", user.StatusText);
    }

    public static (UserPool Pool, string Name) Who(Request request, CognitoEngine engine) =>
        (engine.Pool(request.Required("UserPoolId")), request.Required("Username", CognitoLimits.UserNameCharactersMax));

    private static Task<CognitoReply> ChangeAsync(CognitoCall call, Func<User, User> change, params ReadOnlySpan<string> parameters)
    {
        var (pool, name) = Who(call.Request.Only(parameters), call.Engine);
        call.Engine.Store.Run(session => UserRows.Put(
            session, change(UserRows.Get(session, pool.Id, name)) with { ModifiedAt = call.Engine.Now }));
        return Task.FromResult(CognitoOperations.Done);
    }
}
