using Ecommerce.Kernel;
using Ecommerce.Lambda;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Auth;

/// <summary>
/// PUT /admin/blocked-users/{email}: from now on nobody signs in or up with the address. Who is signed in with it gets no further tokens;
/// <see cref="RevokeSessions"/> ends those that are out.
/// </summary>
public static class BlockUser
{
    public static Result<Answer<BlockedUser>> Handle(BlockDraft draft, ApiRequest request, AuthApp app)
    {
        var now = Timestamp.Now(app.Clock);
        Fault[] faults =
        [
            .. BlockedAddress.Faults(request), .. Texts.Faults("/note", draft.Note, Limits.NoteCharactersMax),
            .. draft.Until <= now ? [new Fault("/until", "in-the-past", "A block ends in the future, or not at all")] : (Fault[])[],
        ];
        if (faults.Length > 0)
        {
            return Error.Invalid(faults);
        }

        var email = BlockedAddress.Of(request);
        var block = new BlockedUser(email, draft.Reason, now, request.Caller!.Subject, draft.Note, draft.Until);
        var said = app.Profiles.SayBlocked(block, app.Profiles.FindByEmail(email), Cause.Of(request));
        return app.Blocked.Put(block, said) is { } error ? error : new Answer<BlockedUser>(block);
    }
}
