using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>
/// POST /customers/me/mfa/verification: a code of the app proves that it has the secret; from now on signing in asks for one.
/// </summary>
public static class VerifyMfa
{
    public static Result<Answer> Handle(CodeOnly body, ApiRequest request, AuthApp app)
    {
        if (Texts.Faults("/code", body.Code, Limits.CodeCharactersMax).ToArray() is { Length: > 0 } faults)
        {
            return Error.Invalid(faults);
        }

        var token = Authenticators.TokenOf(request);
        return app.Cognito.VerifySoftwareToken(token, body.Code).Refusal is { } wrong ? Authenticators.Of(wrong)
            : app.Cognito.PreferSoftwareToken(token, isOn: true).Refusal is { } refusal ? Authenticators.Of(refusal)
            : Answer.NoContent;
    }
}
