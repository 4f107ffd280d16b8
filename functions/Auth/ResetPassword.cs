using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>POST /auth/password/reset: a new password of customers for the code out of the mail.</summary>
public static class ResetPassword
{
    public static Result<Answer> Handle(PasswordReset reset, AuthApp app) =>
        SignIns.ResetPassword(reset, app.Customers);
}
