using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>
/// POST /admin/auth/mfa: a secret for the authenticator app of an admin whom signing in asked for MFA_SETUP. A code of it goes to
/// <see cref="AnswerAdminChallenge"/>, with the session that comes with it.
/// </summary>
public static class EnrolAdminMfa
{
    public static Result<Answer<MfaSecret>> Handle(SessionOnly body, AuthApp app)
    {
        if (!SignIns.TryReadSession(body.Session, out var user, out var session))
        {
            return Refusals.Session;
        }

        var answer = app.Admins.Cognito.AssociateSoftwareTokenIn(session);
        return answer.Refusal is { } refusal
            ? Refusals.OfSignIn(refusal, Refusals.Session)
            : new Answer<MfaSecret>(
                Authenticators.SecretOf(answer.Value!, "admin", SignIns.WriteSession(user, answer.Value!.Session ?? session)));
    }
}
