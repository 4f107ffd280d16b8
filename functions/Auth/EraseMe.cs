using Ecommerce.Kernel;
using Ecommerce.Lambda;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Auth;

/// <summary>
/// DELETE /customers/me: a customer wants to be forgotten. It is said once, however often it is asked; <see cref="EraseCustomer"/> does it.
/// </summary>
public static class EraseMe
{
    public static Result<Answer> Handle(ApiRequest request, AuthApp app)
    {
        for (var attempt = 0; attempt < Limits.DecisionTriesMax; attempt++)
        {
            if (app.Profiles.Find(request.Caller!.Subject) is not { } before)
            {
                return Me.None;
            }

            if (before.IsErasing)
            {
                return s_taken;
            }

            var after = before with { IsErasing = true, Version = before.Version + 1, UpdatedAt = Timestamp.Now(app.Clock) };
            var said = app.Profiles.SayErasure(after, Cause.Of(request));
            if (!app.Profiles.Replace(before, after, said).TryGet(out var stored, out var error))
            {
                return error;
            }

            if (stored is Stored.Done)
            {
                return s_taken;
            }
        }

        return StoreErrors.Busy;
    }

    private static readonly Answer s_taken = new() { Status = 202 };
}
