using Ecommerce.Aws;
using Ecommerce.Aws.Cognito;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>
/// POST /auth/register: mails a code to whoever wants to be a customer. An address that is taken or blocked answers just so, since nobody
/// shall learn here who is a customer; its owner gets no mail.
/// </summary>
public static class RegisterCustomer
{
    public static Result<Answer<Registered>> Handle(Registration registration, AuthApp app)
    {
        Fault[] faults =
        [
            .. EmailAddress.Faults("/email", registration.Email),
            .. Texts.Faults("/password", registration.Password, Limits.PasswordCharactersMax, Limits.PasswordCharactersMin),
            .. Texts.Faults("/name", registration.Name, Limits.PersonNameCharactersMax),
            .. Locales.Faults("/locale", registration.Locale),
        ];
        if (faults.Length > 0)
        {
            return Error.Invalid(faults);
        }

        var pool = app.Customers;
        var answer = pool.Cognito.SignUp(pool.Client, registration.Email, registration.Password, [.. AttributesOf(registration)]);
        var refusal = Refusals.OfPerson(answer.Refusal);
        return refusal?.Code switch
        {
            // A mail that could not be sent can be asked for once more.
            null or CognitoErrors.UsernameExists or CognitoErrors.TriggerRefused or CognitoErrors.CodeDelivery => Taken(registration),
            CognitoErrors.InvalidPassword => Refusals.Password("/password", refusal),
            CognitoErrors.LimitExceeded => Refusals.TooMany,
            _ => Error.Invalid(new Fault("", "refused", "An account cannot be made of this")),
        };
    }

    private static Answer<Registered> Taken(Registration registration) =>
        new(new("UNCONFIRMED", new("EMAIL", EmailAddress.Hidden(registration.Email)))) { Status = 201 };

    private static IEnumerable<Field> AttributesOf(Registration registration)
    {
        yield return new("email", registration.Email);
        if (registration.Name is { } name)
        {
            yield return new("name", name);
        }

        if (registration.Locale is { } locale)
        {
            yield return new("locale", locale);
        }
    }
}
