namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>
/// How somebody stays signed in, and stops. Rotation is on: each refresh token is replaced by the next when it is used.
/// https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html
/// </summary>
internal static class Refreshing
{
    public static async Task<CognitoReply> RefreshAsync(CognitoCall call)
    {
        var request = call.Request.Only("ClientId", "RefreshToken", "ClientMetadata");
        var (engine, client, text) = (call.Engine, request.Required("ClientId"), request.Required("RefreshToken", 8_192));
        var pool = engine.PoolOf(client);
        var (token, user) = engine.Store.Run(session =>
        {
            var found = RefreshTokens.Get(session, text, client, engine.Now);
            return (found, UserRows.Find(session, pool.Id, found.Sub));
        });
        if (user is not { IsEnabled: true })
        {
            throw CognitoException.NotAuthorized(user is null ? "Invalid Refresh Token" : "User is disabled.");
        }

        return await TokenMaker.MakeAsync(call, pool, token, user, "TokenGeneration_RefreshTokens", session =>
        {
            // Looked at once more: it may have been revoked, or replaced, while the function was asked.
            var current = RefreshTokens.Get(session, text, client, engine.Now);
            RefreshTokens.Retire(session, text, current, engine.Now);
            return RefreshTokens.Issue(session, current with { WorksUntil = null }, engine.Now);
        });
    }

    /// <summary>Ends a refresh token with everything that came of the same sign-in. One that is none is no mistake.</summary>
    public static Task<CognitoReply> RevokeAsync(CognitoCall call)
    {
        var request = call.Request.Only("ClientId", "Token");
        var (client, text) = (request.Required("ClientId"), request.Required("Token", 8_192));
        call.Engine.PoolOf(client);
        call.Engine.Store.Run(session =>
        {
            if (RefreshTokens.Find(session, text) is { } token && token.Client == client)
            {
                RefreshTokens.EndFamily(session, token.Family);
            }
        });
        return Task.FromResult(CognitoOperations.Done);
    }

    public static Task<CognitoReply> SignOutAsync(CognitoCall call)
    {
        var user = OwnAccount.UserOf(call, call.Request.Only("AccessToken").Required("AccessToken", 8_192));
        call.Engine.Store.Run(session => RefreshTokens.EndAll(session, user));
        return Task.FromResult(CognitoOperations.Done);
    }

    public static Task<CognitoReply> AdminSignOutAsync(CognitoCall call)
    {
        var request = call.Request.Only("UserPoolId", "Username");
        var pool = call.Engine.Pool(request.Required("UserPoolId"));
        call.Engine.Store.Run(session => RefreshTokens.EndAll(session, UserRows.Get(session, pool.Id, request.Required("Username"))));
        return Task.FromResult(CognitoOperations.Done);
    }
}
