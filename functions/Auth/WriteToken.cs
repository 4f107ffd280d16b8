using System.Text.Json;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>
/// The pool of customers asks what tokens shall say. Who is blocked gets no token, nor a new one for an old one. Who signs in and is not
/// known yet, since <see cref="PostConfirm"/> failed or an operator made the user, is registered now.
/// </summary>
public static class WriteToken
{
    private const string Refresh = "TokenGeneration_RefreshTokens";

    public static Result<Action<Utf8JsonWriter>> Answer(PoolEvent asked, AuthApp app)
    {
        if (Admission.Of(asked, app) is { } refused)
        {
            return refused;
        }

        // Who refreshes has signed in before.
        if (asked.Trigger != Refresh && app.Profiles.Find(asked.UserName) is null && NewCustomer.Register(asked, app) is { } error)
        {
            return error;
        }

        return TokenClaims.Of(asked, app);
    }
}
