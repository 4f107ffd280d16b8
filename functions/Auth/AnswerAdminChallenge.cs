using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>POST /admin/auth/login/challenge: the answer to what signing in asked admins for.</summary>
public static class AnswerAdminChallenge
{
    public static Result<Answer<SignedIn>> Handle(ChallengeReply reply, AuthApp app) =>
        SignIns.ByReply(reply, app.Admins);
}
