using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>POST /auth/refresh: new tokens for customers who stay. Each refresh token is used once.</summary>
public static class RefreshSession
{
    public static Result<Answer<SignedIn>> Handle(RefreshTokenOnly body, AuthApp app) =>
        SignIns.ByRefreshToken(body, app.Customers);
}
