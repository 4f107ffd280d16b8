using System.Text.Json;
using System.Text.Json.Nodes;
using Ecommerce.Topology;

namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>
/// Signing in by a password. Whoever asks learns the same, and waits as long, whether a name is somebody's or nobody's.
/// https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-public-server-side.html
/// </summary>
internal static class SigningIn
{
    private const string Flow = "USER_PASSWORD_AUTH";

    public static Task<CognitoReply> InitiateAsync(CognitoCall call)
    {
        var request = call.Request.Only(
            "AuthFlow", "ClientId", "AuthParameters", "ClientMetadata", "AnalyticsMetadata", "UserContextData");
        var client = request.Required("ClientId");
        var pool = call.Engine.PoolOf(client);
        var flow = request.Required("AuthFlow");
        if (flow is "USER_SRP_AUTH")
        {
            throw CognitoException.Parameter("USER_SRP_AUTH is not supported by the local Cognito");
        }

        if (flow != Flow || !call.Engine.Settings.AllowsPasswordAuth)
        {
            throw CognitoException.Parameter($"{flow} flow not enabled for this client");
        }

        return SignInAsync(call, pool, client, request.Map("AuthParameters"));
    }

    public static Task<CognitoReply> AdminInitiateAsync(CognitoCall call)
    {
        var request = call.Request.Only(
            "UserPoolId", "AuthFlow", "ClientId", "AuthParameters", "ClientMetadata", "AnalyticsMetadata", "ContextData");
        var (pool, client) = (call.Engine.Pool(request.Required("UserPoolId")), request.Required("ClientId"));
        if (!pool.Clients.Values.Contains(client))
        {
            throw CognitoException.NoClient(client);
        }

        return request.Required("AuthFlow") is "ADMIN_USER_PASSWORD_AUTH" or "ADMIN_NO_SRP_AUTH"
            ? SignInAsync(call, pool, client, request.Map("AuthParameters"))
            : throw CognitoException.Parameter($"{request.Text("AuthFlow")} flow not enabled for this client");
    }

    /// <summary>What comes after the password: another question, or tokens.</summary>
    public static async Task<CognitoReply> GoOnAsync(CognitoCall call, UserPool pool, string client, User user, string source)
    {
        var challenge = user.Status is UserStatus.ForceChangePassword ? "NEW_PASSWORD_REQUIRED"
            : user.TotpSecret is not null && (user.AsksTotp || pool.Spec.RequiresMfa) ? "SOFTWARE_TOKEN_MFA"
            : pool.Spec.RequiresMfa ? "MFA_SETUP"
            : null;
        if (challenge is null)
        {
            return await TokenMaker.FirstAsync(call, pool, client, user, source);
        }

        var token = call.Engine.Store.Run(
            session => Sessions.Begin(session, new(pool.Id, client, user.Sub, challenge), call.Engine.Now));
        return json => WriteChallenge(json, user, challenge, token);
    }

    private static Task<CognitoReply> SignInAsync(
        CognitoCall call, UserPool pool, string client, IReadOnlyDictionary<string, string> parameters)
    {
        var name = parameters.GetValueOrDefault("USERNAME") ?? throw CognitoException.Parameter("Missing required parameter USERNAME");
        var password = parameters.GetValueOrDefault("PASSWORD") ?? throw CognitoException.Parameter("Missing required parameter PASSWORD");
        return call.Engine.OneAtATimeAsync(
            pool.Id, name, () => CheckAsync(call, pool, client, name, password), call.Cancellation);
    }

    private static async Task<CognitoReply> CheckAsync(CognitoCall call, UserPool pool, string client, string name, string password)
    {
        var engine = call.Engine;
        var user = engine.Store.Run(session =>
        {
            Tries.DemandPassword(session, pool.Id, name, engine.Now);
            return UserRows.Find(session, pool.Id, name);
        });
        await AskAsync(call, pool, client, user, name);
        var isRight = await engine.IsPasswordAsync(user?.Password, password);
        engine.Store.Run(session =>
        {
            if (isRight)
            {
                Tries.RightPassword(session, pool.Id, name);
            }
            else
            {
                Tries.WrongPassword(session, pool.Id, name, engine.Now);
            }
        });
        if (!isRight)
        {
            throw CognitoException.WrongPassword();
        }

        Demand(user!, engine.Now);
        return await GoOnAsync(call, pool, client, user!, "TokenGeneration_Authentication");
    }

    // Only who knows the password learns what is wrong with the account.
    private static void Demand(User user, DateTimeOffset now)
    {
        if (!user.IsEnabled)
        {
            throw CognitoException.NotAuthorized("User is disabled.");
        }

        if (user.Status is UserStatus.Unconfirmed)
        {
            throw CognitoException.NotConfirmed();
        }

        if (user.Status is UserStatus.ResetRequired)
        {
            throw CognitoException.ResetRequired();
        }

        if (user.Status is UserStatus.ForceChangePassword && user.PasswordUntil <= now)
        {
            throw CognitoException.NotAuthorized("Temporary password has expired and must be reset by an administrator.");
        }
    }

    private static Task<JsonObject?> AskAsync(CognitoCall call, UserPool pool, string client, User? user, string name)
    {
        var request = new JsonObject
        {
            ["userAttributes"] = user is null ? new JsonObject { ["email"] = name } : TriggerQuestion.AttributesOf(user),
            ["validationData"] = null,
        };
        if (user is null)
        {
            request["userNotFound"] = true;
        }

        return call.Engine.Triggers.AskAsync(
            pool, new(PoolMoment.PreAuthentication, "PreAuthentication_Authentication", client, user?.Sub ?? name, request, []),
            call.Cancellation);
    }

    private static void WriteChallenge(Utf8JsonWriter json, User user, string challenge, string token)
    {
        json.WriteString("ChallengeName", challenge);
        json.WriteString("Session", token);
        json.WriteStartObject("ChallengeParameters");
        json.WriteString("USER_ID_FOR_SRP", user.Sub);
        switch (challenge)
        {
            case "NEW_PASSWORD_REQUIRED":
                json.WriteString("requiredAttributes", "[]");
                json.WriteString("userAttributes", JsonSerializer.Serialize(user.Attributes));
                break;
            case "MFA_SETUP":
                json.WriteString("MFAS_CAN_SETUP", """["SOFTWARE_TOKEN_MFA"]""");
                break;
        }

        json.WriteEndObject();
    }
}
