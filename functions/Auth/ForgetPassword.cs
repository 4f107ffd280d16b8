using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>POST /auth/password/forgot: mails a code that allows customers a new password.</summary>
public static class ForgetPassword
{
    public static Result<Answer> Handle(AddressOnly body, AuthApp app) =>
        SignIns.ForgetPassword(body, app.Customers);
}
