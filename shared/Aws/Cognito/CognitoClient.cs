using System.Text.Json;
using Ecommerce.Aws.DynamoDb;
using Ecommerce.Kernel;

namespace Ecommerce.Aws.Cognito;

/// <summary>
/// User pools over AWS JSON 1.1. Like <see cref="AwsCore"/>, for one thread at a time. What a person may have done wrong is an answer;
/// every operation throws <see cref="AwsException"/> for any other refusal, <see cref="UnavailableException"/> when Cognito cannot be
/// reached or is throttled after the retries. After an ambiguous failure (no answer) it sends again, as the SDKs do: a code or a session
/// may then be used up by the first attempt.
/// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/Welcome.html
/// </summary>
public sealed class CognitoClient(AwsCore core)
{
    private const string Service = "cognito-idp";

    private readonly RequestBody _body = new();

    /// <summary>Opens the connection, TLS included, before the first request: the init phase has more CPU than an invocation.</summary>
    public void Connect() => core.Connect(Service);

    /// <summary>Makes a user who cannot sign in before the address is confirmed, and mails a code. Says where to, mostly hidden.</summary>
    public CognitoAnswer<string> SignUp(string client, string email, string password, IReadOnlyList<Field> attributes)
    {
        var json = Start(("ClientId", client), ("Username", email), ("Password", password));
        json.WriteStartArray("UserAttributes"u8);
        foreach (var attribute in attributes)
        {
            json.WriteStartObject();
            json.WriteString("Name"u8, attribute.Name);
            json.WriteString("Value"u8, attribute.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        return Public("SignUp", CognitoReader.Destination);
    }

    public CognitoAnswer<Done> ConfirmSignUp(string client, string email, string code) =>
        PublicCommand("ConfirmSignUp", ("ClientId", client), ("Username", email), ("ConfirmationCode", code));

    /// <summary>Mails a new code to somebody who has not confirmed the address.</summary>
    public CognitoAnswer<Done> ResendConfirmationCode(string client, string email) =>
        PublicCommand("ResendConfirmationCode", ("ClientId", client), ("Username", email));

    /// <summary>Mails a code that allows a new password.</summary>
    public CognitoAnswer<Done> ForgotPassword(string client, string email) =>
        PublicCommand("ForgotPassword", ("ClientId", client), ("Username", email));

    public CognitoAnswer<Done> ConfirmForgotPassword(string client, string email, string code, string password) => PublicCommand(
        "ConfirmForgotPassword", ("ClientId", client), ("Username", email), ("ConfirmationCode", code), ("Password", password));

    /// <summary>
    /// Signs in by a password, in the name of this function: no client of the pool needs to take passwords from the world.
    /// </summary>
    public CognitoAnswer<SignInStep> SignIn(string pool, string client, string email, string password)
    {
        var json = Start(("UserPoolId", pool), ("ClientId", client), ("AuthFlow", "ADMIN_USER_PASSWORD_AUTH"));
        Map(json, "AuthParameters", ("USERNAME", email), ("PASSWORD", password));
        return Signed("AdminInitiateAuth", CognitoReader.SignInStep);
    }

    /// <summary>Answers what signing in asked.</summary>
    /// <param name="responses">Besides the user's name, such as <c>SOFTWARE_TOKEN_MFA_CODE</c>.</param>
    public CognitoAnswer<SignInStep> AnswerChallenge(
        string pool, string client, SignInStep.Challenge challenge, params IReadOnlyList<(string Name, string Value)> responses)
    {
        var json = Start(
            ("UserPoolId", pool), ("ClientId", client), ("ChallengeName", challenge.Name), ("Session", challenge.Session));
        Map(json, "ChallengeResponses", [("USERNAME", challenge.UserId), .. responses]);
        return Signed("AdminRespondToAuthChallenge", CognitoReader.SignInStep);
    }

    /// <summary>New tokens for a refresh token, which a new one replaces.</summary>
    public CognitoAnswer<SignInStep> Refresh(string client, string refreshToken)
    {
        Start(("ClientId", client), ("RefreshToken", refreshToken));
        return Public("GetTokensFromRefreshToken", CognitoReader.SignInStep);
    }

    /// <summary>Ends a refresh token and every token that came of it.</summary>
    public CognitoAnswer<Done> Revoke(string client, string refreshToken) =>
        PublicCommand("RevokeToken", ("ClientId", client), ("Token", refreshToken));

    /// <summary>A new secret for the authenticator app of whoever holds the token.</summary>
    public CognitoAnswer<SoftwareToken> AssociateSoftwareToken(string accessToken) => Associate(("AccessToken", accessToken));

    /// <summary>A new secret for the authenticator app of somebody who must have one to sign in.</summary>
    public CognitoAnswer<SoftwareToken> AssociateSoftwareTokenIn(string session) => Associate(("Session", session));

    /// <summary>Proves that the app has the secret.</summary>
    public CognitoAnswer<Done> VerifySoftwareToken(string accessToken, string code) =>
        PublicCommand("VerifySoftwareToken", ("AccessToken", accessToken), ("UserCode", code));

    /// <summary>Proves that the app has the secret, on the way to signing in; says the session to go on with.</summary>
    public CognitoAnswer<string> VerifySoftwareTokenIn(string session, string code)
    {
        Start(("Session", session), ("UserCode", code));
        return Public("VerifySoftwareToken", answer => CognitoReader.Text(answer, "Session"));
    }

    /// <summary>Whether the authenticator app is asked for when whoever holds the token signs in.</summary>
    public CognitoAnswer<Done> PreferSoftwareToken(string accessToken, bool isOn)
    {
        var json = Start(("AccessToken", accessToken));
        json.WriteStartObject("SoftwareTokenMfaSettings"u8);
        json.WriteBoolean("Enabled"u8, isOn);
        json.WriteBoolean("PreferredMfa"u8, isOn);
        json.WriteEndObject();
        return Public("SetUserMFAPreference", _ => default(Done));
    }

    /// <summary>
    /// Ends all refresh tokens of a user. Access tokens open what does not ask Cognito until they expire. Refused only where nobody is of
    /// that name.
    /// </summary>
    public CognitoAnswer<Done> SignOutEverywhere(string pool, string user) => Command("AdminUserGlobalSignOut", pool, user);

    /// <summary>Removes a user. Refused only where nobody is of that name.</summary>
    public CognitoAnswer<Done> DeleteUser(string pool, string user) => Command("AdminDeleteUser", pool, user);

    /// <summary>The scopes that a client may ask for.</summary>
    public IReadOnlyList<string> ScopesOf(string pool, string client)
    {
        Start(("UserPoolId", pool), ("ClientId", client));
        return Send("DescribeUserPoolClient", isSigned: true, CognitoReader.Scopes, expected: []).Value!;
    }

    private CognitoAnswer<SoftwareToken> Associate((string Name, string Value) who)
    {
        Start(who);
        return Public(
            "AssociateSoftwareToken",
            answer => new SoftwareToken(CognitoReader.Text(answer, "SecretCode"), CognitoReader.TextOrNull(answer, "Session")));
    }

    private CognitoAnswer<Done> PublicCommand(string operation, params ReadOnlySpan<(string Name, string Value)> members)
    {
        Start(members);
        return Public(operation, _ => default(Done));
    }

    // Whatever else is refused is no answer to a person: it throws, so that an event which led here comes again.
    private CognitoAnswer<Done> Command(string operation, string pool, string user)
    {
        Start(("UserPoolId", pool), ("Username", user));
        return Send(operation, isSigned: true, _ => default(Done), [CognitoErrors.UserNotFound]);
    }

    private CognitoAnswer<T> Public<T>(string operation, Func<JsonElement, T> read) =>
        Send(operation, isSigned: false, read, CognitoErrors.All);

    private CognitoAnswer<T> Signed<T>(string operation, Func<JsonElement, T> read) =>
        Send(operation, isSigned: true, read, CognitoErrors.All);

    private Utf8JsonWriter Start(params ReadOnlySpan<(string Name, string Value)> members)
    {
        var json = _body.Start();
        foreach (var (name, value) in members)
        {
            json.WriteString(name, value);
        }

        return json;
    }

    private static void Map(Utf8JsonWriter json, string name, params ReadOnlySpan<(string Name, string Value)> members)
    {
        json.WriteStartObject(name);
        foreach (var (member, value) in members)
        {
            json.WriteString(member, value);
        }

        json.WriteEndObject();
    }

    private CognitoAnswer<T> Send<T>(string operation, bool isSigned, Func<JsonElement, T> read, IReadOnlyList<string> expected)
    {
        var request = new AwsRequest(Service, operation)
        {
            Headers =
            [
                new Field("Content-Type", "application/x-amz-json-1.1"),
                new Field("X-Amz-Target", $"AWSCognitoIdentityProviderService.{operation}"),
            ],
            Body = _body.Finish(),
            IsSigned = isSigned,
            Expected = expected,
        };
        var answer = core.Send(request);
        if (answer.ErrorCode is { } code)
        {
            return CognitoAnswer<T>.Refused(new(code, answer.ErrorMessage!));
        }

        try
        {
            using var document = JsonDocument.Parse(answer.Body, new() { MaxDepth = AwsLimits.JsonDepthMax });
            return CognitoAnswer<T>.Of(read(document.RootElement));
        }
        catch (Exception error) when (CognitoReader.IsUnreadable(error))
        {
            throw AwsException.Of(
                request, new(AwsErrorCodes.Unreadable, "This is not what Cognito answers", FailureKind.Final)
                {
                    Status = answer.Status,
                    Cause = error,
                });
        }
    }
}
