namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>
/// Answers to what signing in asked.
/// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminRespondToAuthChallenge.html
/// </summary>
internal static class Challenges
{
    public static Task<CognitoReply> RespondAsync(CognitoCall call)
    {
        var request = call.Request.Only(
            "ClientId", "ChallengeName", "Session", "ChallengeResponses", "ClientMetadata", "AnalyticsMetadata", "UserContextData");
        var client = request.Required("ClientId");
        return RespondAsync(call, call.Engine.PoolOf(client), client);
    }

    public static Task<CognitoReply> AdminRespondAsync(CognitoCall call)
    {
        var request = call.Request.Only(
            "UserPoolId", "ClientId", "ChallengeName", "Session", "ChallengeResponses", "ClientMetadata", "AnalyticsMetadata",
            "ContextData");
        var (pool, client) = (call.Engine.Pool(request.Required("UserPoolId")), request.Required("ClientId"));
        return pool.Clients.Values.Contains(client) ? RespondAsync(call, pool, client) : throw CognitoException.NoClient(client);
    }

    private static Task<CognitoReply> RespondAsync(CognitoCall call, UserPool pool, string client)
    {
        var name = call.Request.Required("ChallengeName");
        var token = call.Request.Required("Session");
        var responses = call.Request.Map("ChallengeResponses");
        var user = call.Engine.Store.Run(session => UserOf(session, pool, client, token, name, responses, call.Engine.Now));
        return name switch
        {
            "NEW_PASSWORD_REQUIRED" => NewPasswordAsync(call, pool, client, user, token, responses),
            "SOFTWARE_TOKEN_MFA" => CodeAsync(call, pool, client, user, token, responses),
            "MFA_SETUP" => SetUpAsync(call, pool, client, user, token),
            _ => throw CognitoException.Parameter($"The challenge {name} is not supported by the local Cognito"),
        };
    }

    // The session belongs to one user, one client and one question.
    private static User UserOf(
        Session session, UserPool pool, string client, string token, string name, IReadOnlyDictionary<string, string> responses,
        DateTimeOffset now)
    {
        var asked = Sessions.Get(session, token, name, now);
        var user = UserRows.Find(session, pool.Id, asked.Sub);
        var said = responses.GetValueOrDefault("USERNAME")
            ?? throw CognitoException.Parameter("Missing required parameter USERNAME");
        return asked.Pool == pool.Id && asked.Client == client && user is { IsEnabled: true }
            && UserRows.Find(session, pool.Id, said)?.Sub == asked.Sub
            ? user
            : throw CognitoException.NotAuthorized("Invalid session for the user.");
    }

    private static async Task<CognitoReply> NewPasswordAsync(
        CognitoCall call, UserPool pool, string client, User user, string token, IReadOnlyDictionary<string, string> responses)
    {
        var password = responses.GetValueOrDefault("NEW_PASSWORD")
            ?? throw CognitoException.Parameter("Missing required parameter NEW_PASSWORD");
        PasswordPolicy.Check(password);
        var hash = await call.Engine.HashAsync(password);
        var changed = call.Engine.Store.Run(session =>
        {
            Sessions.Get(session, token, "NEW_PASSWORD_REQUIRED", call.Engine.Now);
            Sessions.End(session, token);
            var current = UserRows.Get(session, pool.Id, user.Sub) with
            {
                Password = hash, PasswordUntil = null, Status = UserStatus.Confirmed, ModifiedAt = call.Engine.Now,
            };
            UserRows.Put(session, current);
            return current;
        });
        return await SigningIn.GoOnAsync(call, pool, client, changed, "TokenGeneration_NewPasswordChallenge");
    }

    private static async Task<CognitoReply> CodeAsync(
        CognitoCall call, UserPool pool, string client, User user, string token, IReadOnlyDictionary<string, string> responses)
    {
        var code = responses.GetValueOrDefault("SOFTWARE_TOKEN_MFA_CODE")
            ?? throw CognitoException.Parameter("Missing required parameter SOFTWARE_TOKEN_MFA_CODE");
        var now = call.Engine.Now;
        var refusal = call.Engine.Store.Run(session =>
        {
            Sessions.Get(session, token, "SOFTWARE_TOKEN_MFA", now);
            Tries.DemandCode(session, pool.Id, user.Sub, now);
            var current = UserRows.Get(session, pool.Id, user.Sub);
            if (SoftwareTokens.Refusal(session, current, current.TotpSecret, code, now, CognitoException.WrongTotp) is { } wrong)
            {
                return wrong;
            }

            Sessions.End(session, token);
            return null;
        });
        return refusal is null
            ? await TokenMaker.FirstAsync(call, pool, client, user, "TokenGeneration_Authentication")
            : throw refusal;
    }

    private static Task<CognitoReply> SetUpAsync(CognitoCall call, UserPool pool, string client, User user, string token)
    {
        call.Engine.Store.Run(session =>
        {
            if (!Sessions.Get(session, token, "MFA_SETUP", call.Engine.Now).HasShownCode)
            {
                throw CognitoException.Parameter("User has not set up software token mfa");
            }

            Sessions.End(session, token);
        });
        return TokenMaker.FirstAsync(call, pool, client, user, "TokenGeneration_Authentication");
    }
}
