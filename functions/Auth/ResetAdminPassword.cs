using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>POST /admin/auth/password/reset: a new password of admins for the code out of the mail.</summary>
public static class ResetAdminPassword
{
    public static Result<Answer> Handle(PasswordReset reset, AuthApp app) =>
        SignIns.ResetPassword(reset, app.Admins);
}
