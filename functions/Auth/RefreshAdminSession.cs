using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>POST /admin/auth/refresh: new tokens for admins who stay. Each refresh token is used once.</summary>
public static class RefreshAdminSession
{
    public static Result<Answer<SignedIn>> Handle(RefreshTokenOnly body, AuthApp app) =>
        SignIns.ByRefreshToken(body, app.Admins);
}
