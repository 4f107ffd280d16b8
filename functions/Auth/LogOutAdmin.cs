using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>POST /admin/auth/logout: ends the refresh token of an admin, and every token that came of it.</summary>
public static class LogOutAdmin
{
    public static Result<Answer> Handle(RefreshTokenOnly body, AuthApp app) =>
        SignIns.Out(body, app.Admins);
}
