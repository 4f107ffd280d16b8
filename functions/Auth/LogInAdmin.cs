using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>POST /admin/auth/login: tokens for a password, or what else is asked for. It is the way in for admins.</summary>
public static class LogInAdmin
{
    public static Result<Answer<SignedIn>> Handle(PasswordSignIn signIn, AuthApp app) =>
        SignIns.ByPassword(signIn, app.Admins);
}
