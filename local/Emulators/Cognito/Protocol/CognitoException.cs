namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>
/// A refusal in the service's words. An exception, because any depth of an operation may refuse.
/// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/CommonErrors.html
/// </summary>
public sealed class CognitoException : Exception
{
    private CognitoException(string code, string message)
        : base(message) => Code = code;

    public string Code { get; }

    internal static CognitoException UnknownOperation(string operation) =>
        new("UnknownOperationException", $"The operation {operation} is not supported by the local Cognito.");

    internal static CognitoException Serialization(string message) => new("SerializationException", message);

    internal static CognitoException AccessDenied(string words) => new("AccessDeniedException", words);

    internal static CognitoException Parameter(string message) => new("InvalidParameterException", message);

    internal static CognitoException NoPool(string id) => new("ResourceNotFoundException", $"User pool {id} does not exist.");

    internal static CognitoException NoClient(string id) => new("ResourceNotFoundException", $"User pool client {id} does not exist.");

    internal static CognitoException NoGroup() => new("ResourceNotFoundException", "Group not found.");

    internal static CognitoException GroupExists() => new("GroupExistsException", "A group with the name already exists.");

    internal static CognitoException NoUser() => new("UserNotFoundException", "User does not exist.");

    internal static CognitoException UserExists(string message = "User already exists") => new("UsernameExistsException", message);

    internal static CognitoException Password(string what) =>
        new("InvalidPasswordException", $"Password did not conform with policy: {what}");

    /// <summary>The same for a name that nobody has and for a password that is wrong.</summary>
    internal static CognitoException WrongPassword() => NotAuthorized("Incorrect username or password.");

    internal static CognitoException NotAuthorized(string message) => new("NotAuthorizedException", message);

    internal static CognitoException NotConfirmed() => new("UserNotConfirmedException", "User is not confirmed.");

    internal static CognitoException ResetRequired() =>
        new("PasswordResetRequiredException", "Password reset required for the user");

    internal static CognitoException WrongCode() =>
        new("CodeMismatchException", "Invalid verification code provided, please try again.");

    internal static CognitoException WrongTotp() => new("CodeMismatchException", "Invalid code received for user");

    internal static CognitoException TotpUsed() =>
        new("ExpiredCodeException", "Your software token has already been used once.");

    internal static CognitoException TotpMismatch() => new("EnableSoftwareTokenMFAException", "Code mismatch");

    internal static CognitoException CodeExpired() =>
        new("ExpiredCodeException", "Invalid code provided, please request a code again.");

    internal static CognitoException Limit() =>
        new("LimitExceededException", "Attempt limit exceeded, please try after some time.");

    internal static CognitoException TokenReused() => new("RefreshTokenReuseException", "Refresh token has already been used");

    internal static CognitoException TriggerRefused(string moment, string words) =>
        new("UserLambdaValidationException", $"{moment} failed with error {words}{(words.EndsWith('.') ? "" : ".")}");

    internal static CognitoException TriggerFailed(string moment, string words) =>
        new("UnexpectedLambdaException", $"{moment} invocation failed due to error {words}.");

    internal static CognitoException TriggerUnreadable() => new("InvalidLambdaResponseException", "Unrecognizable lambda output");
}
