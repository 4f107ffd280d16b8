using Ecommerce.Aws.Cognito;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Auth;

/// <summary>
/// What a pool refuses, in the shop's words. Of a person it tells nothing that a stranger could not know: an unknown address, a wrong
/// password, somebody blocked and an address that is not confirmed read alike.
/// </summary>
internal static class Refusals
{
    public static Error SignIn { get; } =
        new(Problem.Unauthenticated, "E-mail address or password is not right, or the account is not open");

    public static Error Session { get; } = new(Problem.Unauthenticated, "The session is over, or the answer is not right: sign in again");

    public static Error Refresh { get; } = new(Problem.Unauthenticated, "The refresh token is not, or no longer, valid: sign in again");

    public static Error Blocked { get; } = new(Problem.Forbidden, "This account may not sign in at present");

    public static Error Code { get; } = new(Problem.CodeMismatch, "The code is not right, or used, or too old: ask for a new one");

    public static Error TooMany { get; } =
        new(Problem.RateLimited, "Too many tries; wait a while") { RetryAfter = TimeSpan.FromMinutes(5) };

    /// <summary>A function that the pool asked refused, failed, or said what the pool cannot read.</summary>
    public static bool IsOfTrigger(CognitoRefusal refusal) =>
        refusal.Code is CognitoErrors.TriggerRefused or CognitoErrors.TriggerFailed or CognitoErrors.TriggerUnreadable;

    /// <summary>
    /// The refusal, if it is one of the person. Cognito tells by one code that a function of ours refused and that it failed; only our own
    /// words are a refusal.
    /// </summary>
    /// <exception cref="UnavailableException">A function of ours failed: it says nothing of the person.</exception>
    public static CognitoRefusal? OfPerson(CognitoRefusal? refusal) =>
        refusal is not null && IsOfTrigger(refusal) && !refusal.Message.Contains(Admission.Refused.Detail!, StringComparison.Ordinal)
            ? throw new UnavailableException($"A function that the pool asks: {refusal.Message}")
            : refusal;

    /// <summary>What a refused password or code of somebody who is signing in comes to.</summary>
    public static Error OfSignIn(CognitoRefusal refusal, Error otherwise) => refusal.Code switch
    {
        CognitoErrors.LimitExceeded or CognitoErrors.TooManyFailedAttempts => TooMany,
        CognitoErrors.InvalidPassword or CognitoErrors.PasswordHistory => Password("/newPassword", refusal),
        _ => otherwise,
    };

    /// <summary>What a refused code of a mail, or of an app that is being set up, comes to.</summary>
    public static Error OfCode(CognitoRefusal refusal) => refusal.Code switch
    {
        CognitoErrors.LimitExceeded or CognitoErrors.TooManyFailedAttempts => TooMany,
        CognitoErrors.InvalidPassword or CognitoErrors.PasswordHistory => Password("/newPassword", refusal),
        _ => Code,
    };

    /// <summary>A password that the pool's policy does not take. The policy is no secret, so Cognito's sentence goes on.</summary>
    public static Error Password(string pointer, CognitoRefusal refusal) =>
        Error.Invalid(new Fault(pointer, "password-policy", refusal.Message));
}
