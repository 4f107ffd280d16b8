namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>
/// Authenticator apps: a secret counts once a code of it has been shown.
/// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa-totp.html
/// </summary>
internal static class SoftwareTokens
{
    public static Task<CognitoReply> AssociateAsync(CognitoCall call)
    {
        var request = call.Request.Only("AccessToken", "Session");
        var secret = Totp.NewSecret();
        var next = request.Text("AccessToken", 8_192) is { } access
            ? Keep(call, OwnAccount.UserOf(call, access), secret)
            : KeepIn(call, request.Required("Session"), secret);
        return Task.FromResult<CognitoReply>(json =>
        {
            json.WriteString("SecretCode", secret);
            if (next is not null)
            {
                json.WriteString("Session", next);
            }
        });
    }

    public static Task<CognitoReply> VerifyAsync(CognitoCall call)
    {
        var request = call.Request.Only("AccessToken", "Session", "UserCode", "FriendlyDeviceName");
        var (code, now) = (request.Required("UserCode"), call.Engine.Now);
        var owner = request.Text("AccessToken", 8_192) is { } access ? OwnAccount.UserOf(call, access) : null;
        var token = owner is null ? request.Required("Session") : null;
        var (next, refusal) = call.Engine.Store.Run(session =>
        {
            var asked = token is null ? null : Sessions.Get(session, token, "MFA_SETUP", now);
            var user = UserRows.Get(session, owner?.Pool ?? asked!.Pool, owner?.Sub ?? asked!.Sub);
            Tries.DemandCode(session, user.Pool, user.Sub, now);
            if (Refusal(session, user, user.NewTotpSecret, code, now, CognitoException.TotpMismatch) is { } wrong)
            {
                return ((string?)null, wrong);
            }

            UserRows.Put(session, UserRows.Get(session, user.Pool, user.Sub) with
            {
                TotpSecret = user.NewTotpSecret, NewTotpSecret = null, ModifiedAt = now,
            });
            if (token is not null)
            {
                Sessions.End(session, token);
            }

            return (asked is null ? null : Sessions.Begin(session, asked with { HasShownCode = true }, now), (CognitoException?)null);
        });
        return refusal is not null ? throw refusal : Task.FromResult<CognitoReply>(json =>
        {
            json.WriteString("Status", "SUCCESS");
            if (next is not null)
            {
                json.WriteString("Session", next);
            }
        });
    }

    public static Task<CognitoReply> PreferAsync(CognitoCall call)
    {
        var request = call.Request.Only("AccessToken", "SoftwareTokenMfaSettings");
        var user = OwnAccount.UserOf(call, request.Required("AccessToken", 8_192));
        var isOn = request.Part("SoftwareTokenMfaSettings")?.Only("Enabled", "PreferredMfa").Flag("Enabled") ?? false;
        call.Engine.Store.Run(session =>
        {
            var current = UserRows.Get(session, user.Pool, user.Sub);
            if (isOn && current.TotpSecret is null)
            {
                throw CognitoException.Parameter("User has not verified software token mfa");
            }

            UserRows.Put(session, current with { AsksTotp = isOn, ModifiedAt = call.Engine.Now });
        });
        return Task.FromResult(CognitoOperations.Done);
    }

    /// <summary>
    /// Why a code does not count: it is wrong, which is counted, or was taken before. One that counts is remembered as taken.
    /// </summary>
    public static CognitoException? Refusal(
        Session session, User user, string? secret, string code, DateTimeOffset now, Func<CognitoException> mismatch)
    {
        if (secret is null || Totp.StepOf(secret, code, now) is not { } step)
        {
            Tries.WrongCode(session, user.Pool, user.Sub, now);
            return mismatch();
        }

        if (step <= user.TotpStep && secret == user.TotpSecret)
        {
            return CognitoException.TotpUsed();
        }

        Tries.RightCode(session, user.Pool, user.Sub);
        UserRows.Put(session, user with { TotpStep = step });
        return null;
    }

    private static string? Keep(CognitoCall call, User user, string secret)
    {
        call.Engine.Store.Run(session => UserRows.Put(
            session, UserRows.Get(session, user.Pool, user.Sub) with { NewTotpSecret = secret, ModifiedAt = call.Engine.Now }));
        return null;
    }

    private static string KeepIn(CognitoCall call, string token, string secret) => call.Engine.Store.Run(session =>
    {
        var asked = Sessions.Get(session, token, "MFA_SETUP", call.Engine.Now);
        UserRows.Put(session, UserRows.Get(session, asked.Pool, asked.Sub) with
        {
            NewTotpSecret = secret, ModifiedAt = call.Engine.Now,
        });
        Sessions.End(session, token);
        return Sessions.Begin(session, asked with { HasShownCode = false }, call.Engine.Now);
    });
}
