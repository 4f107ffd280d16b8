using System.Text.Json;
using Ecommerce.Topology;

namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>How pools and their clients are set up, as the stack sets them up.</summary>
internal static class Descriptions
{
    public static Task<CognitoReply> PoolAsync(CognitoCall call)
    {
        var pool = call.Engine.Pool(call.Request.Only("UserPoolId").Required("UserPoolId"));
        var count = call.Engine.Store.Run(session => UserRows.All(session, pool.Id).Count);
        return Task.FromResult<CognitoReply>(json =>
        {
            json.WriteStartObject("UserPool");
            json.WriteString("Id", pool.Id);
            json.WriteString("Name", pool.Name);
            json.WriteString("Arn", pool.Arn);
            json.WriteString("MfaConfiguration", pool.Spec.RequiresMfa ? "ON" : "OPTIONAL");
            json.WriteString("UserPoolTier", "ESSENTIALS");
            json.WriteNumber("EstimatedNumberOfUsers", count);
            WriteTexts(json, "UsernameAttributes", "email");
            WriteTexts(json, "AutoVerifiedAttributes", "email");
            json.WriteStartObject("UsernameConfiguration");
            json.WriteBoolean("CaseSensitive", false);
            json.WriteEndObject();
            json.WriteStartObject("AdminCreateUserConfig");
            json.WriteBoolean("AllowAdminCreateUserOnly", !pool.Spec.SelfSignUp);
            json.WriteEndObject();
            WritePolicy(json);
            json.WriteEndObject();
        });
    }

    public static Task<CognitoReply> PoolsAsync(CognitoCall call)
    {
        var request = call.Request.Only("MaxResults", "NextToken");
        return Task.FromResult(Page.Of(
            call.Engine.Pools.All.OrderBy(pool => pool.Id, StringComparer.Ordinal), pool => pool.Id, request.Number("MaxResults"),
            request.Text("NextToken"), ("UserPools", "NextToken"), (json, pool) =>
            {
                json.WriteString("Id", pool.Id);
                json.WriteString("Name", pool.Name);
            }));
    }

    public static Task<CognitoReply> ClientAsync(CognitoCall call)
    {
        var request = call.Request.Only("UserPoolId", "ClientId");
        var (pool, id) = (call.Engine.Pool(request.Required("UserPoolId")), request.Required("ClientId"));
        var scope = pool.Clients.FirstOrDefault(client => client.Value == id).Key ?? throw CognitoException.NoClient(id);
        return Task.FromResult<CognitoReply>(json =>
        {
            json.WriteStartObject("UserPoolClient");
            WriteName(json, pool, new(scope, id));
            WriteTexts(json, "AllowedOAuthScopes", "openid", "email", scope);
            WriteTexts(json, "AllowedOAuthFlows", "code");
            json.WriteBoolean("AllowedOAuthFlowsUserPoolClient", true);
            WriteTexts(json, "ExplicitAuthFlows", [.. Flows(call.Engine.Settings)]);
            json.WriteString("PreventUserExistenceErrors", "ENABLED");
            json.WriteBoolean("EnableTokenRevocation", true);
            json.WriteNumber("AccessTokenValidity", (int)UserPoolSpec.AccessTokenValidity.TotalMinutes);
            json.WriteNumber("IdTokenValidity", (int)UserPoolSpec.AccessTokenValidity.TotalMinutes);
            json.WriteNumber("RefreshTokenValidity", (int)UserPoolSpec.RefreshTokenValidity.TotalDays);
            json.WriteStartObject("RefreshTokenRotation");
            json.WriteString("Feature", "ENABLED");
            json.WriteNumber("RetryGracePeriodSeconds", (int)CognitoLimits.RotationGrace.TotalSeconds);
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    public static Task<CognitoReply> ClientsAsync(CognitoCall call)
    {
        var request = call.Request.Only("UserPoolId", "MaxResults", "NextToken");
        var pool = call.Engine.Pool(request.Required("UserPoolId"));
        return Task.FromResult(Page.Of(
            pool.Clients.OrderBy(client => client.Value, StringComparer.Ordinal), client => client.Value, request.Number("MaxResults"),
            request.Text("NextToken"), ("UserPoolClients", "NextToken"), (json, client) => WriteName(json, pool, client)));
    }

    private static IEnumerable<string> Flows(PoolSettings settings) =>
        settings.AllowsPasswordAuth ? ["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_USER_PASSWORD_AUTH"] : ["ALLOW_ADMIN_USER_PASSWORD_AUTH"];

    private static void WriteName(Utf8JsonWriter json, UserPool pool, KeyValuePair<string, string> client)
    {
        json.WriteString("UserPoolId", pool.Id);
        json.WriteString("ClientId", client.Value);
        json.WriteString("ClientName", client.Key.Replace('/', '-'));
    }

    private static void WritePolicy(Utf8JsonWriter json)
    {
        json.WriteStartObject("Policies");
        json.WriteStartObject("PasswordPolicy");
        json.WriteNumber("MinimumLength", UserPoolSpec.PasswordCharactersMin);
        foreach (var kind in (string[])["Lowercase", "Uppercase", "Numbers", "Symbols"])
        {
            json.WriteBoolean($"Require{kind}", true);
        }

        json.WriteNumber("TemporaryPasswordValidityDays", (int)CognitoLimits.TemporaryPasswordValid.TotalDays);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, params ReadOnlySpan<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
