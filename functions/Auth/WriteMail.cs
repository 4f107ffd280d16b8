using System.Text.Json;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>Both pools ask how to word a mail. The pool puts the code where the text has its place.</summary>
public static class WriteMail
{
    public static Result<Action<Utf8JsonWriter>> Answer(PoolEvent asked)
    {
        (string Subject, string Text)? mail = asked.Trigger switch
        {
            "CustomMessage_SignUp" or "CustomMessage_ResendCode" => (
                "Confirm your e-mail address",
                $"Your code is {asked.CodePlace}. It is valid for a day. If you have not registered with us, ignore this mail."),
            "CustomMessage_ForgotPassword" => (
                "A new password",
                $"Your code is {asked.CodePlace}. It allows a new password for an hour. If you have not asked for one, ignore this mail."),
            "CustomMessage_AdminCreateUser" => (
                "You are invited",
                $"Sign in as {asked.NamePlace} with the password {asked.CodePlace}. It is valid for a week, and you replace it as you do."),
            _ => null, // The pool has words of its own.
        };
        return mail is not var (subject, text) ? PoolFunction.Pass : (Action<Utf8JsonWriter>)(json =>
        {
            json.WriteString("emailSubject"u8, subject);
            json.WriteString("emailMessage"u8, text);
        });
    }
}
