using Ecommerce.Kernel;
using Ecommerce.Lambda;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Auth;

/// <summary>DELETE /admin/blocked-users/{email}: the address may sign in again.</summary>
public static class UnblockUser
{
    public static Result<Answer> Handle(ApiRequest request, AuthApp app)
    {
        var email = BlockedAddress.Of(request);
        for (var attempt = 0; attempt < Limits.DecisionTriesMax; attempt++)
        {
            if (app.Blocked.Find(email) is not { } block)
            {
                return BlockedAddress.NotBlocked;
            }

            var said = app.Profiles.SayUnblocked(email, app.Profiles.FindByEmail(email), Cause.Of(request));
            if (!app.Blocked.Delete(block, said).TryGet(out var stored, out var error))
            {
                return error;
            }

            if (stored is Stored.Done)
            {
                return Answer.NoContent;
            }
        }

        return StoreErrors.Busy;
    }
}
