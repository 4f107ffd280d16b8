using System.Text.Json.Nodes;
using Ecommerce.Topology;

namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>
/// How people become users by themselves.
/// https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html
/// </summary>
internal static class SigningUp
{
    public static async Task<CognitoReply> SignUpAsync(CognitoCall call)
    {
        var request = call.Request.Only("ClientId", "Username", "Password", "UserAttributes", "ValidationData", "ClientMetadata");
        var (client, name) = (request.Required("ClientId"), request.Required("Username", CognitoLimits.UserNameCharactersMax));
        var (engine, pool, password) = (call.Engine, call.Engine.PoolOf(client), request.Required("Password", 256));
        if (!pool.Spec.SelfSignUp)
        {
            throw CognitoException.NotAuthorized("SignUp is not permitted for this user pool");
        }

        PasswordPolicy.Check(password);
        var attributes = UserAttributes.Of(request.Attributes("UserAttributes"), name);
        var user = engine.Store.Run(session => new User(pool.Id, UserRows.NewSub(session, pool, name), attributes))
            with { CreatedAt = engine.Now, ModifiedAt = engine.Now };
        var passed = await AskAsync(call, pool, client, user);
        user = user with { Password = await engine.HashAsync(password) };
        user = passed?["autoVerifyEmail"]?.GetValue<bool>() == true ? user.With("email_verified", "true") : user;
        var (kept, code) = passed?["autoConfirmUser"]?.GetValue<bool>() == true
            ? (user with { Status = UserStatus.Confirmed }, null)
            : Coded(user, engine.Now);
        engine.Store.Run(session =>
        {
            if (!UserRows.Insert(session, kept))
            {
                throw CognitoException.UserExists();
            }
        });
        if (code is null)
        {
            await ConfirmedAsync(call, pool, client, kept, "PostConfirmation_ConfirmSignUp");
        }
        else
        {
            await Codes.MailAsync(call, pool, client, kept, "CustomMessage_SignUp", code);
        }

        return json =>
        {
            json.WriteBoolean("UserConfirmed", code is null);
            json.WriteString("UserSub", kept.Sub);
            if (code is not null)
            {
                Codes.Delivery(kept.Email)(json);
            }
        };
    }

    /// <summary>Takes the code of the mail. Somebody who is not there has no code either.</summary>
    public static async Task<CognitoReply> ConfirmAsync(CognitoCall call)
    {
        var request = call.Request.Only("ClientId", "Username", "ConfirmationCode", "ForceAliasCreation", "ClientMetadata");
        var (client, name) = (request.Required("ClientId"), request.Required("Username", CognitoLimits.UserNameCharactersMax));
        var (pool, code) = (call.Engine.PoolOf(client), request.Required("ConfirmationCode"));
        var (user, refusal) = call.Engine.Store.Run(session => Confirm(session, pool, name, code, call.Engine.Now));
        if (refusal is not null)
        {
            throw refusal;
        }

        await ConfirmedAsync(call, pool, client, user!, "PostConfirmation_ConfirmSignUp");
        return CognitoOperations.Done;
    }

    public static async Task<CognitoReply> ResendAsync(CognitoCall call)
    {
        var request = call.Request.Only("ClientId", "Username", "ClientMetadata");
        var (client, name) = (request.Required("ClientId"), request.Required("Username", CognitoLimits.UserNameCharactersMax));
        var (engine, pool) = (call.Engine, call.Engine.PoolOf(client));
        var (user, code) = engine.Store.Run(session =>
        {
            Tries.Mail(session, pool.Id, name, engine.Now);
            if (UserRows.Find(session, pool.Id, name) is not { } found)
            {
                return (null, null);
            }

            if (found.Status is not UserStatus.Unconfirmed)
            {
                throw CognitoException.Parameter("User is already confirmed.");
            }

            var (coded, code) = Coded(found, engine.Now);
            UserRows.Put(session, coded);
            return ((User?)coded, (string?)code);
        });
        if (user is not null)
        {
            await Codes.MailAsync(call, pool, client, user, "CustomMessage_ResendCode", code!);
        }

        return Codes.Delivery(user?.Email ?? name);
    }

    /// <summary>Tells the pool's function. The user is confirmed, whatever it says.</summary>
    public static Task<JsonObject?> ConfirmedAsync(CognitoCall call, UserPool pool, string client, User user, string source) =>
        call.Engine.Triggers.AskAsync(
            pool,
            new(
                PoolMoment.PostConfirmation, source, client, user.Sub,
                new() { ["userAttributes"] = TriggerQuestion.AttributesOf(user) }, []),
            call.Cancellation);

    private static (User User, string? Code) Coded(User user, DateTimeOffset now)
    {
        var code = Secrets.NewCode();
        return (user with { Confirmation = new(Secrets.Hash(code), now + CognitoLimits.ConfirmationCodeValid) }, code);
    }

    // What is refused is answered, not thrown: a wrong code is to be counted.
    private static (User?, CognitoException?) Confirm(Session session, UserPool pool, string name, string code, DateTimeOffset now)
    {
        Tries.DemandCode(session, pool.Id, name, now);
        var user = UserRows.Find(session, pool.Id, name);
        if (user is { Status: not UserStatus.Unconfirmed })
        {
            return (null, CognitoException.NotAuthorized($"User cannot be confirmed. Current status is {user.StatusText}"));
        }

        if (user?.Confirmation is not { } expected || expected.Until <= now || !Secrets.IsOf(expected.Hash, code))
        {
            Tries.WrongCode(session, pool.Id, name, now);
            return (null, user?.Confirmation?.Until > now ? CognitoException.WrongCode() : CognitoException.CodeExpired());
        }

        var confirmed = user.With("email_verified", "true") with
        {
            Status = UserStatus.Confirmed, Confirmation = null, ModifiedAt = now,
        };
        UserRows.Put(session, confirmed);
        Tries.RightCode(session, pool.Id, name);
        return (confirmed, null);
    }

    private static Task<JsonObject?> AskAsync(CognitoCall call, UserPool pool, string client, User user) => call.Engine.Triggers.AskAsync(
        pool,
        new(
            PoolMoment.PreSignUp, "PreSignUp_SignUp", client, user.Sub,
            new() { ["userAttributes"] = TriggerQuestion.AttributesOf(user), ["validationData"] = null },
            new() { ["autoConfirmUser"] = false, ["autoVerifyEmail"] = false, ["autoVerifyPhone"] = false }),
        call.Cancellation);
}
