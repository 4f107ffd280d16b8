using System.Text.Json;
using Ecommerce.Kernel;
using Ecommerce.Lambda;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Auth;

/// <summary>
/// The pool of customers tells of an address that is confirmed: now the shop knows the customer, and says so. Told twice it does nothing
/// more.
/// </summary>
public static class PostConfirm
{
    private const string SignUp = "PostConfirmation_ConfirmSignUp";

    public static Result<Action<Utf8JsonWriter>> Answer(PoolEvent told, AuthApp app)
    {
        if (told.Trigger != SignUp)
        {
            return PoolFunction.Pass; // A new password makes nobody a customer.
        }

        var now = Timestamp.Now(app.Clock);
        var profile = new Profile(
            told.UserName, told.Attributes.GetValueOrDefault("email", ""), Version: 1, now, now,
            told.Attributes.GetValueOrDefault("name"), told.Attributes.GetValueOrDefault("locale"));
        var cause = Cause.OfClock("auth", app.Clock) with { Actor = $"customer:{told.UserName}" };
        return app.Profiles.Register(profile, cause) is { } error ? error : PoolFunction.Pass;
    }
}
