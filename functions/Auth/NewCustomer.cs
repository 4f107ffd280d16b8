using Ecommerce.Kernel;
using Ecommerce.Lambda;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Auth;

/// <summary>Makes a customer of a user of the pool.</summary>
internal static class NewCustomer
{
    /// <summary>Registers who is in question, once: whoever is known already stays as they are.</summary>
    public static Error? Register(PoolEvent told, AuthApp app)
    {
        var now = Timestamp.Now(app.Clock);
        var profile = new Profile(
            told.UserName, told.Attributes.GetValueOrDefault("email", ""), Version: 1, now, now,
            Given("name", name => Texts.Faults("/name", name, Limits.PersonNameCharactersMax)),
            Given("locale", locale => Locales.Faults("/locale", locale)));
        var cause = Cause.OfClock("auth", app.Clock) with { Actor = $"customer:{told.UserName}" };
        return app.Profiles.Register(profile, cause);

        // Whoever signed up at Cognito itself was not held to our rules: what is beyond them is left out.
        string? Given(string attribute, Func<string, IEnumerable<Fault>> faults) =>
            told.Attributes.TryGetValue(attribute, out var value) && !faults(value).Any() ? value : null;
    }
}
