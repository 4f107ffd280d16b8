using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>POST /auth/confirmation/resend: another code to who has not confirmed. It says the same where there is nobody to.</summary>
public static class ResendConfirmation
{
    public static Result<Answer> Handle(AddressOnly body, AuthApp app)
    {
        if (EmailAddress.Faults("/email", body.Email).ToArray() is { Length: > 0 } faults)
        {
            return Error.Invalid(faults);
        }

        _ = Refusals.OfPerson(app.Customers.Cognito.ResendConfirmationCode(app.Customers.Client, body.Email).Refusal);
        return new Answer { Status = 202 };
    }
}
