using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>POST /admin/auth/password/forgot: mails a code that allows admins a new password.</summary>
public static class ForgetAdminPassword
{
    public static Result<Answer> Handle(AddressOnly body, AuthApp app) =>
        SignIns.ForgetPassword(body, app.Admins);
}
