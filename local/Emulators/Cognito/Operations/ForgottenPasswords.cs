namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>
/// A new password for a code that was mailed. Who is not there is told of a mail all the same, and has no code.
/// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgotPassword.html
/// </summary>
internal static class ForgottenPasswords
{
    public static async Task<CognitoReply> ForgetAsync(CognitoCall call)
    {
        var request = call.Request.Only("ClientId", "Username", "ClientMetadata", "AnalyticsMetadata", "UserContextData");
        var (client, name) = (request.Required("ClientId"), request.Required("Username", CognitoLimits.UserNameCharactersMax));
        var (engine, pool, code) = (call.Engine, call.Engine.PoolOf(client), Secrets.NewCode());
        var user = engine.Store.Run(session =>
        {
            Tries.Mail(session, pool.Id, name, engine.Now);
            if (UserRows.Find(session, pool.Id, name) is not { } found)
            {
                return null;
            }

            if (found.Status is UserStatus.ForceChangePassword)
            {
                throw CognitoException.NotAuthorized("User password cannot be reset in the current state.");
            }

            if (found.Attributes.GetValueOrDefault("email_verified") != "true" || !found.IsEnabled)
            {
                throw found.IsEnabled
                    ? CognitoException.Parameter(
                        "Cannot reset password for the user as there is no registered/verified email or phone_number")
                    : CognitoException.NotAuthorized("User is disabled.");
            }

            var coded = found with { Reset = new(Secrets.Hash(code), engine.Now + CognitoLimits.ResetCodeValid) };
            UserRows.Put(session, coded);
            return coded;
        });
        if (user is not null)
        {
            await Codes.MailAsync(call, pool, client, user, "CustomMessage_ForgotPassword", code);
        }

        return Codes.Delivery(user?.Email ?? name);
    }

    public static async Task<CognitoReply> ConfirmAsync(CognitoCall call)
    {
        var request = call.Request.Only(
            "ClientId", "Username", "ConfirmationCode", "Password", "ClientMetadata", "AnalyticsMetadata", "UserContextData");
        var (client, name) = (request.Required("ClientId"), request.Required("Username", CognitoLimits.UserNameCharactersMax));
        var (engine, pool, code) = (call.Engine, call.Engine.PoolOf(client), request.Required("ConfirmationCode"));
        var password = request.Required("Password", CognitoLimits.PasswordCharactersMax);
        PasswordPolicy.Check(password);
        var hash = await engine.HashAsync(password);
        var (user, refusal) = engine.Store.Run(session => Confirm(session, pool, name, code, hash, engine.Now));
        if (refusal is not null)
        {
            throw refusal;
        }

        await SigningUp.ConfirmedAsync(call, pool, client, user!, "PostConfirmation_ConfirmForgotPassword");
        return CognitoOperations.Done;
    }

    // What is refused is answered, not thrown: a wrong code is to be counted.
    private static (User?, CognitoException?) Confirm(
        Session session, UserPool pool, string name, string code, PasswordHash hash, DateTimeOffset now)
    {
        Tries.DemandCode(session, pool.Id, name, now);
        var user = UserRows.Find(session, pool.Id, name);
        if (user?.Reset is not { } expected || expected.Until <= now || !Secrets.IsOf(expected.Hash, code))
        {
            Tries.WrongCode(session, pool.Id, name, now);
            return (null, user?.Reset?.Until > now ? CognitoException.WrongCode() : CognitoException.CodeExpired());
        }

        var changed = user with
        {
            Password = hash, PasswordUntil = null, Reset = null, Status = UserStatus.Confirmed, ModifiedAt = now,
        };
        UserRows.Put(session, changed);
        Tries.RightCode(session, pool.Id, name);
        Tries.RightPassword(session, pool.Id, name);
        return (changed, null);
    }
}
