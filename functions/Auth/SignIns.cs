using Ecommerce.Aws.Cognito;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>Signing in, which is the same in both pools.</summary>
internal static class SignIns
{
    // A session goes with the user's id before it: who answers need not say again who it is.
    private const char Separator = '.';

    public static Result<Answer<SignedIn>> ByPassword(PasswordSignIn signIn, Pool pool)
    {
        if (EmailAddress.Faults("/email", signIn.Email).ToArray() is { Length: > 0 } faults)
        {
            return Error.Invalid(faults);
        }

        // A password that no user can have need not be tried, and answers as one that is wrong.
        if (signIn.Password.Length is 0 or > Limits.PasswordCharactersMax)
        {
            return Refusals.SignIn;
        }

        var answer = pool.Cognito.SignIn(pool.Id, pool.Client, signIn.Email, signIn.Password);
        return Refusals.OfPerson(answer.Refusal) is { } refusal
            ? Refusals.OfSignIn(refusal, Refusals.SignIn)
            : AnswerOf(answer.Value!);
    }

    public static Result<Answer<SignedIn>> ByReply(ChallengeReply reply, Pool pool)
    {
        if (Broken(reply) is { } fault)
        {
            return Error.Invalid(fault);
        }

        if (!TryReadSession(reply.Session, out var user, out var session))
        {
            return Refusals.Session;
        }

        var asked = new SignInStep.Challenge(reply.Challenge.Text(), session, user);
        if (reply.Challenge is ChallengeName.MfaSetup)
        {
            // The new app shows a code, and only then does the answer count.
            var verified = pool.Cognito.VerifySoftwareTokenIn(asked.Session, reply.Code!);
            if (verified.Refusal is { } wrong)
            {
                return Refusals.OfSignIn(wrong, Refusals.Session);
            }

            asked = asked with { Session = verified.Value! };
        }

        var answer = pool.Cognito.AnswerChallenge(pool.Id, pool.Client, asked, [.. ResponsesOf(reply)]);
        return Refusals.OfPerson(answer.Refusal) is { } refusal
            ? Refusals.OfSignIn(refusal, Refusals.Session)
            : AnswerOf(answer.Value!);
    }

    public static Result<Answer<SignedIn>> ByRefreshToken(RefreshTokenOnly body, Pool pool)
    {
        if (body.RefreshToken.Length is 0 or > Limits.TokenCharactersMax)
        {
            return Refusals.Refresh;
        }

        // Only who holds a valid token gets as far as being told of a block.
        var answer = pool.Cognito.Refresh(pool.Client, body.RefreshToken);
        return Refusals.OfPerson(answer.Refusal) is not { } refusal ? AnswerOf(answer.Value!)
            : refusal.Code is CognitoErrors.TriggerRefused ? Refusals.Blocked
            : Refusals.Refresh;
    }

    /// <summary>Ends a refresh token. One that has ended already is as good as ended now.</summary>
    public static Result<Answer> Out(RefreshTokenOnly body, Pool pool)
    {
        if (body.RefreshToken.Length is > 0 and <= Limits.TokenCharactersMax)
        {
            _ = pool.Cognito.Revoke(pool.Client, body.RefreshToken);
        }

        return Answer.NoContent;
    }

    /// <summary>Mails a code to whoever has the address; says the same where nobody has.</summary>
    public static Result<Answer> ForgetPassword(AddressOnly body, Pool pool)
    {
        if (EmailAddress.Faults("/email", body.Email).ToArray() is { Length: > 0 } faults)
        {
            return Error.Invalid(faults);
        }

        _ = Refusals.OfPerson(pool.Cognito.ForgotPassword(pool.Client, body.Email).Refusal);
        return new Answer { Status = 202 };
    }

    public static Result<Answer> ResetPassword(PasswordReset reset, Pool pool)
    {
        Fault[] faults =
        [
            .. EmailAddress.Faults("/email", reset.Email), .. Texts.Faults("/code", reset.Code, Limits.CodeCharactersMax),
            .. Texts.Faults("/newPassword", reset.NewPassword, Limits.PasswordCharactersMax, Limits.PasswordCharactersMin),
        ];
        if (faults.Length > 0)
        {
            return Error.Invalid(faults);
        }

        var answer = pool.Cognito.ConfirmForgotPassword(pool.Client, reset.Email, reset.Code, reset.NewPassword);
        if (answer.Refusal is { } refusal && !Refusals.IsOfTrigger(refusal))
        {
            return Refusals.OfCode(refusal);
        }

        // Whoever knew the old password may be signed in, and may not be who asks.
        _ = pool.Cognito.SignOutEverywhere(pool.Id, reset.Email);
        return Answer.NoContent;
    }

    public static bool TryReadSession(string text, out string user, out string session)
    {
        var at = text.IndexOf(Separator, StringComparison.Ordinal);
        (user, session) = at > 0 && text.Length <= Limits.SessionCharactersMax ? (text[..at], text[(at + 1)..]) : ("", "");
        return session.Length > 0;
    }

    public static string WriteSession(string user, string session) => $"{user}{Separator}{session}";

    private static IEnumerable<(string Name, string Value)> ResponsesOf(ChallengeReply reply) => reply.Challenge switch
    {
        ChallengeName.NewPasswordRequired => [("NEW_PASSWORD", reply.NewPassword!)],
        ChallengeName.SoftwareTokenMfa => [("SOFTWARE_TOKEN_MFA_CODE", reply.Code!)],
        ChallengeName.MfaSetup => [],
    };

    // What is missing for the challenge, or too much.
    private static Fault? Broken(ChallengeReply reply) => reply.Challenge switch
    {
        ChallengeName.NewPasswordRequired => reply.NewPassword is not { } password
            ? new("/newPassword", "required", "NEW_PASSWORD_REQUIRED is answered with newPassword")
            : Texts.Faults("/newPassword", password, Limits.PasswordCharactersMax, Limits.PasswordCharactersMin).FirstOrDefault(),
        _ => reply.Code is not { } code
            ? new("/code", "required", $"{reply.Challenge.Text()} is answered with code")
            : Texts.Faults("/code", code, Limits.CodeCharactersMax).FirstOrDefault(),
    };

    private static Result<Answer<SignedIn>> AnswerOf(SignInStep step) => new Answer<SignedIn>(step switch
    {
        SignInStep.Tokens tokens => new SignedIn
        {
            AccessToken = tokens.AccessToken,
            IdToken = tokens.IdToken,
            RefreshToken = tokens.RefreshToken,
            ExpiresIn = tokens.ExpiresInSeconds,
            TokenType = "Bearer",
        },
        SignInStep.Challenge asked => new SignedIn
        {
            Challenge = ChallengeNames.Of(asked.Name),
            Session = WriteSession(asked.UserId, asked.Session),
        },
        _ => throw new InvalidOperationException($"{step} is new here"),
    });
}
