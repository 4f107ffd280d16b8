using Ecommerce.Contracts;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Orders;

/// <summary>Whose order it is going to be.</summary>
/// <param name="CustomerId">Null where an admin places it.</param>
public sealed record Buyer(string? CustomerId, string Email)
{
    /// <summary>The customer whose token it is; or, with an admin's, whoever has the e-mail address in the body.</summary>
    public static Result<Buyer> Of(Caller caller, string? email)
    {
        if (caller.Has(Scope.AdminWeb))
        {
            return email is null
                ? Error.Invalid(new Fault("/email", "required", "Say whose order it is: an admin's own address is not meant"))
                : IsAddress(email) ? new Buyer(null, email)
                : Error.Invalid(new Fault("/email", "not-an-address", "This is no e-mail address"));
        }

        if (caller.Email is not { } own)
        {
            return new Error(Problem.Forbidden, "The token names no e-mail address; sign in anew");
        }

        return email is null || string.Equals(email, own, StringComparison.OrdinalIgnoreCase)
            ? new Buyer(caller.Subject, own)
            : Error.Invalid(new Fault("/email", "not-yours", "A customer's order goes by the customer's own address: leave email out"));
    }

    // Enough to catch a slip. Whether mail arrives there, only mail can tell.
    private static bool IsAddress(string text) =>
        text.Length is >= 3 and <= Limits.EmailCharactersMax && text.Count(letter => letter == '@') == 1
        && text[0] != '@' && text[^1] != '@'
        && !text.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter));
}
