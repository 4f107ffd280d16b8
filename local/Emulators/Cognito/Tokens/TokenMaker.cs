using System.Text.Json.Nodes;
using Ecommerce.Topology;

namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>Makes the tokens of somebody who has signed in, as the pool's function wants them.</summary>
internal static class TokenMaker
{
    /// <summary>The first tokens of a sign-in.</summary>
    public static Task<CognitoReply> FirstAsync(CognitoCall call, UserPool pool, string client, User user, string source)
    {
        var token = RefreshTokens.First(pool, client, user, call.Engine.Now);
        return MakeAsync(call, pool, token, user, source, session => RefreshTokens.Issue(session, token, call.Engine.Now));
    }

    /// <param name="source">Such as <c>TokenGeneration_Authentication</c>.</param>
    /// <param name="issue">Keeps a refresh token and says its text, once nothing can refuse any more.</param>
    public static async Task<CognitoReply> MakeAsync(
        CognitoCall call, UserPool pool, RefreshToken token, User user, string source, Func<Session, string> issue)
    {
        var engine = call.Engine;
        var groups = engine.Store.Run(session => GroupRows.Of(session, pool.Id, user.Sub));
        var changes = TokenChanges.Of(
            await engine.Triggers.AskAsync(pool, Question(token, user, groups, source), call.Cancellation));
        var moment = new TokenMoment(engine.Now);
        var access = TokenClaims.Access(pool, token, user, groups, changes, moment);
        var id = TokenClaims.Id(pool, token, user, groups, changes, moment);
        var refresh = engine.Store.Run(issue);
        return json =>
        {
            json.WriteStartObject("ChallengeParameters");
            json.WriteEndObject();
            json.WriteStartObject("AuthenticationResult");
            json.WriteString("AccessToken", TokenSigner.Sign(pool, claims => TokenClaims.Write(claims, access)));
            json.WriteNumber("ExpiresIn", (int)TokenIssuer.Lifetime.TotalSeconds);
            json.WriteString("TokenType", "Bearer");
            json.WriteString("RefreshToken", refresh);
            json.WriteString("IdToken", TokenSigner.Sign(pool, claims => TokenClaims.Write(claims, id)));
            json.WriteEndObject();
        };
    }

    private static TriggerQuestion Question(RefreshToken token, User user, IReadOnlyList<string> groups, string source) => new(
        PoolMoment.PreTokenGeneration, source, token.Client, user.Sub,
        new()
        {
            ["userAttributes"] = TriggerQuestion.AttributesOf(user),
            ["groupConfiguration"] = new JsonObject
            {
                ["groupsToOverride"] = new JsonArray([.. groups.Select(group => (JsonNode)group)]),
                ["iamRolesToOverride"] = new JsonArray(),
                ["preferredRole"] = null,
            },
            ["scopes"] = new JsonArray(TokenClaims.OwnAccount),
        },
        new() { ["claimsAndScopeOverrideDetails"] = null });
}
