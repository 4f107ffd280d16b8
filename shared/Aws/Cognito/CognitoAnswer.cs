namespace Ecommerce.Aws.Cognito;

/// <summary>What a user pool said: what was asked for, or why not.</summary>
public readonly record struct CognitoAnswer<T>
{
    private CognitoAnswer(T? value, CognitoRefusal? refusal) => (Value, Refusal) = (value, refusal);

    /// <summary>Set where there is no refusal.</summary>
    public T? Value { get; }

    public CognitoRefusal? Refusal { get; }

    internal static CognitoAnswer<T> Of(T value) => new(value, null);

    internal static CognitoAnswer<T> Refused(CognitoRefusal refusal) => new(default, refusal);
}

/// <summary>A refusal in Cognito's words.</summary>
/// <param name="Code">One of <see cref="CognitoErrors"/>.</param>
public sealed record CognitoRefusal(string Code, string Message);

/// <summary>An operation that has nothing to say but that it is done.</summary>
public readonly record struct Done;

/// <summary>What signing in came to: tokens, or a question to be answered first.</summary>
public abstract record SignInStep
{
    private SignInStep()
    {
        // Closed: the two below.
    }

    /// <param name="RefreshToken">Null where the old one stays valid.</param>
    /// <param name="ExpiresInSeconds">Of the access token and the id token, from now.</param>
    public sealed record Tokens(string AccessToken, string IdToken, string? RefreshToken, int ExpiresInSeconds) : SignInStep;

    /// <param name="Name">Such as <c>SOFTWARE_TOKEN_MFA</c>.</param>
    /// <param name="Session">Opaque, valid for three minutes.</param>
    /// <param name="UserId">Who is asked.</param>
    public sealed record Challenge(string Name, string Session, string UserId) : SignInStep;
}

/// <summary>A secret for an authenticator app, not yet verified.</summary>
/// <param name="Session">Goes on from the session it was asked for with; null where an access token was.</param>
public sealed record SoftwareToken(string Secret, string? Session);
