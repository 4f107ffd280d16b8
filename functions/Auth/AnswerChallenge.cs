using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>POST /auth/login/challenge: the answer to what signing in asked customers for.</summary>
public static class AnswerChallenge
{
    public static Result<Answer<SignedIn>> Handle(ChallengeReply reply, AuthApp app) =>
        SignIns.ByReply(reply, app.Customers);
}
