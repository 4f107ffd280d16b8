using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>POST /auth/login: tokens for a password, or what else is asked for. It is the way in for customers.</summary>
public static class LogIn
{
    public static Result<Answer<SignedIn>> Handle(PasswordSignIn signIn, AuthApp app) =>
        SignIns.ByPassword(signIn, app.Customers);
}
