using Ecommerce.Contracts.Events;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>
/// Ends the refresh tokens of a customer who was blocked. An access token opens the API until it expires, for an hour at most.
/// </summary>
public static class RevokeSessions
{
    public static IReadOnlyList<Consumer> Consumers(AuthApp app) =>
        [Consumer.Of<CustomerBlocked>((blocked, _) => Revoke(blocked, app), EventsHeardJson.Default.CustomerBlocked)];

    private static Error? Revoke(CustomerBlocked blocked, AuthApp app)
    {
        if (blocked.CustomerId is { } customer)
        {
            _ = app.Customers.Cognito.SignOutEverywhere(app.Customers.Id, customer); // Who is gone is signed out.
        }

        return null;
    }
}
