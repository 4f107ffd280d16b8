using Ecommerce.Topology;

namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>
/// Users whom an admin makes: they get a password by mail, and must replace it.
/// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html
/// </summary>
internal static class Invitations
{
    public static async Task<CognitoReply> CreateAsync(CognitoCall call)
    {
        var request = call.Request.Only(
            "UserPoolId", "Username", "UserAttributes", "TemporaryPassword", "MessageAction", "DesiredDeliveryMediums",
            "ForceAliasCreation", "ValidationData", "ClientMetadata");
        var (engine, pool) = (call.Engine, call.Engine.Pool(request.Required("UserPoolId")));
        var name = request.Required("Username", CognitoLimits.UserNameCharactersMax);
        var password = request.Text("TemporaryPassword", CognitoLimits.PasswordCharactersMax) ?? Secrets.NewPassword();
        PasswordPolicy.Check(password);
        var hash = await engine.HashAsync(password);
        var user = request.Text("MessageAction") switch
        {
            "RESEND" => Again(engine, pool, name, hash),
            null or "SUPPRESS" => await MakeAsync(call, pool, name, hash),
            var other => throw CognitoException.Parameter($"MessageAction {other} is none of RESEND and SUPPRESS"),
        };
        if (request.Text("MessageAction") is not "SUPPRESS")
        {
            await Codes.MailAsync(call, pool, TriggerQuestion.NoClient, user, "CustomMessage_AdminCreateUser", password);
        }

        return json =>
        {
            json.WriteStartObject("User");
            Accounts.Write(json, user, "Attributes");
            json.WriteEndObject();
        };
    }

    private static async Task<User> MakeAsync(CognitoCall call, UserPool pool, string name, PasswordHash hash)
    {
        var engine = call.Engine;
        var attributes = UserAttributes.Of(call.Request.Attributes("UserAttributes"), name, byAdmin: true);
        var user = engine.Store.Run(session => new User(pool.Id, UserRows.NewSub(session, pool, name), attributes)
        {
            Status = UserStatus.ForceChangePassword,
            Password = hash,
            PasswordUntil = engine.Now + CognitoLimits.TemporaryPasswordValid,
            CreatedAt = engine.Now,
            ModifiedAt = engine.Now,
        });
        await engine.Triggers.AskAsync(
            pool,
            new(
                PoolMoment.PreSignUp, "PreSignUp_AdminCreateUser", TriggerQuestion.NoClient, user.Sub,
                new() { ["userAttributes"] = TriggerQuestion.AttributesOf(user), ["validationData"] = null },
                new() { ["autoConfirmUser"] = false, ["autoVerifyEmail"] = false, ["autoVerifyPhone"] = false }),
            call.Cancellation);
        engine.Store.Run(session =>
        {
            if (!UserRows.Insert(session, user))
            {
                throw CognitoException.UserExists("User account already exists");
            }
        });
        return user;
    }

    private static User Again(CognitoEngine engine, UserPool pool, string name, PasswordHash hash) => engine.Store.Run(session =>
    {
        var user = UserRows.Get(session, pool.Id, name);
        if (user.Status is not UserStatus.ForceChangePassword)
        {
            throw CognitoException.UserExists("User account already exists");
        }

        var again = user with { Password = hash, PasswordUntil = engine.Now + CognitoLimits.TemporaryPasswordValid };
        UserRows.Put(session, again);
        return again;
    });
}
