using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>POST /confirmation: the code out of the mail opens the account. Cognito then asks <see cref="PostConfirm"/>.</summary>
public static class ConfirmCustomer
{
    public static Result<Answer<Confirmed>> Handle(AddressConfirmation confirmation, AuthApp app)
    {
        Fault[] faults =
        [
            .. EmailAddress.Faults("/email", confirmation.Email), .. Texts.Faults("/code", confirmation.Code, Limits.CodeCharactersMax),
        ];
        if (faults.Length > 0)
        {
            return Error.Invalid(faults);
        }

        var pool = app.Customers;
        var answer = pool.Cognito.ConfirmSignUp(pool.Client, confirmation.Email, confirmation.Code);

        // PostConfirm comes after the confirmation: if it failed the account is open all the same, and the sign-in registers its customer.
        return answer.Refusal is { } refusal && !Refusals.IsOfTrigger(refusal)
            ? Refusals.OfCode(refusal)
            : new Answer<Confirmed>(new("CONFIRMED"));
    }
}
