using Ecommerce.Contracts.Events;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>
/// Forgets a customer: the sign-ins, the user in the pool, at last the rows, so that whatever fails can be done again. Orders stay, since
/// books must be kept.
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
        _ = pool.Cognito.SignOutEverywhere(pool.Id, customer);
        _ = pool.Cognito.DeleteUser(pool.Id, customer);
        if (app.Profiles.Find(customer) is { } profile)
        {
            app.Profiles.Erase(profile);
        }

        return null;
    }
}
