using Ecommerce.Contracts.Events;
using Ecommerce.Kernel;
using Ecommerce.Lambda;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Auth;

/// <summary>
/// Forgets a customer: the sign-ins, the user in the pool, at last what its rows say, so that whatever fails can be done again. Orders
/// stay, since books must be kept.
/// </summary>
public static class EraseCustomer
{
    public static IReadOnlyList<Consumer> Consumers(AuthApp app) =>
    [
        Consumer.Of<CustomerErasureRequested>(
            (wish, _) => Erase(wish.CustomerId, app), EventsHeardJson.Default.CustomerErasureRequested),
    ];

    private static Error? Erase(string customer, AuthApp app)
    {
        var pool = app.Customers;
        _ = pool.Cognito.SignOutEverywhere(pool.Id, customer); // Who is gone is signed out, and deleted.
        _ = pool.Cognito.DeleteUser(pool.Id, customer);
        return app.Profiles.Find(customer) is { } profile && app.Profiles.Erase(profile) is Stored.Moved
            ? StoreErrors.Busy
            : null;
    }
}
