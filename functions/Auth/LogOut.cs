using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>POST /auth/logout: ends the refresh token of a customer, and every token that came of it.</summary>
public static class LogOut
{
    public static Result<Answer> Handle(RefreshTokenOnly body, AuthApp app) =>
        SignIns.Out(body, app.Customers);
}
