using System.Text.Json;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>
/// The pool of customers tells of an address that is confirmed: now the shop knows the customer, and says so. Told twice it does nothing
/// more. Should it fail, the user is confirmed all the same, and <see cref="WriteToken"/> makes good for it.
/// </summary>
public static class PostConfirm
{
    private const string SignUp = "PostConfirmation_ConfirmSignUp";

    public static Result<Action<Utf8JsonWriter>> Answer(PoolEvent told, AuthApp app) =>
        told.Trigger != SignUp ? PoolFunction.Pass // A new password makes nobody a customer.
        : NewCustomer.Register(told, app) is { } error ? error
        : PoolFunction.Pass;
}
