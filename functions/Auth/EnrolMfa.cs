using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>POST /customers/me/mfa: a secret for the customer's authenticator app. It counts once a code of it has been shown.</summary>
public static class EnrolMfa
{
    public static Result<Answer<MfaSecret>> Handle(ApiRequest request, AuthApp app)
    {
        var answer = app.Cognito.AssociateSoftwareToken(Authenticators.TokenOf(request));
        return answer.Refusal is { } refusal
            ? Authenticators.Of(refusal)
            : new Answer<MfaSecret>(Authenticators.SecretOf(answer.Value!, request.Caller!.Email ?? request.Caller.Subject, session: null));
    }
}
