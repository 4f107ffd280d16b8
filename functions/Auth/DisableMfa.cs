using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>DELETE /customers/me/mfa: signing in asks for no code any more.</summary>
public static class DisableMfa
{
    public static Result<Answer> Handle(ApiRequest request, AuthApp app) =>
        app.Cognito.PreferSoftwareToken(Authenticators.TokenOf(request), isOn: false).Refusal is { } refusal
            ? Authenticators.Of(refusal)
            : Answer.NoContent;
}
