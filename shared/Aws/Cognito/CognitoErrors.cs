namespace Ecommerce.Aws.Cognito;

/// <summary>
/// The refusals of user pools that a caller may handle, as the API reference of Cognito user pools names them.
/// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/CommonErrors.html
/// </summary>
public static class CognitoErrors
{
    /// <summary>A wrong password, an unknown user, a token that is not valid any more.</summary>
    public const string NotAuthorized = "NotAuthorizedException";

    public const string UsernameExists = "UsernameExistsException";
    public const string UserNotFound = "UserNotFoundException";
    public const string UserNotConfirmed = "UserNotConfirmedException";
    public const string PasswordResetRequired = "PasswordResetRequiredException";
    public const string InvalidPassword = "InvalidPasswordException";

    /// <summary>The password was used before, where a pool remembers.</summary>
    public const string PasswordHistory = "PasswordHistoryPolicyViolationException";

    public const string InvalidParameter = "InvalidParameterException";
    public const string CodeMismatch = "CodeMismatchException";
    public const string ExpiredCode = "ExpiredCodeException";
    public const string EnableSoftwareTokenMfa = "EnableSoftwareTokenMFAException";
    public const string SoftwareTokenMfaNotFound = "SoftwareTokenMFANotFoundException";

    /// <summary>Too many wrong codes or too many mails; it passes with time.</summary>
    public const string LimitExceeded = "LimitExceededException";

    public const string TooManyFailedAttempts = "TooManyFailedAttemptsException";

    /// <summary>A mail could not be sent.</summary>
    public const string CodeDelivery = "CodeDeliveryFailureException";

    /// <summary>A token that cannot be revoked: an access token, say.</summary>
    public const string UnsupportedTokenType = "UnsupportedTokenTypeException";

    /// <summary>A token of another client.</summary>
    public const string Unauthorized = "UnauthorizedException";

    /// <summary>A function could not be invoked, or had no answer in time.</summary>
    public const string TriggerFailed = "UnexpectedLambdaException";

    /// <summary>A function answered what Cognito cannot read.</summary>
    public const string TriggerUnreadable = "InvalidLambdaResponseException";

    /// <summary>A trigger refused, or failed; the message ends with what its function said.</summary>
    public const string TriggerRefused = "UserLambdaValidationException";

    /// <summary>A refresh token was used after it had been replaced by another.</summary>
    public const string RefreshTokenReuse = "RefreshTokenReuseException";

    internal static IReadOnlyList<string> All { get; } =
    [
        NotAuthorized, UsernameExists, UserNotFound, UserNotConfirmed, PasswordResetRequired, InvalidPassword, PasswordHistory,
        InvalidParameter, CodeMismatch, ExpiredCode, EnableSoftwareTokenMfa, SoftwareTokenMfaNotFound, LimitExceeded,
        TooManyFailedAttempts, CodeDelivery, UnsupportedTokenType, Unauthorized, TriggerRefused, TriggerFailed, TriggerUnreadable,
        RefreshTokenReuse,
    ];
}
