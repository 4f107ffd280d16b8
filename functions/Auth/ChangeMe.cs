using Ecommerce.Kernel;
using Ecommerce.Lambda;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Auth;

/// <summary>What of a profile to change; what is left out stays.</summary>
public sealed record ProfilePatch(
    [property: Bounds(1, Limits.PersonNameCharactersMax)] string? Name = null,
    [property: Bounds(2, Limits.LocaleCharactersMax)] string? Locale = null);

/// <summary>PATCH /customers/me: changes what the shop calls a customer, if nobody else has meanwhile.</summary>
public static class ChangeMe
{
    public static Result<Answer<Profile>> Handle(ProfilePatch patch, ApiRequest request, AuthApp app)
    {
        if (!ETags.RequiredVersion(request).TryGet(out var version, out var error))
        {
            return error;
        }

        Fault[] faults =
        [
            .. Texts.Faults("/name", patch.Name, Limits.PersonNameCharactersMax), .. Locales.Faults("/locale", patch.Locale),
        ];
        if (faults.Length > 0)
        {
            return Error.Invalid(faults);
        }

        if (Me.Find(request, app) is not { } before)
        {
            return Me.None;
        }

        var after = before with
        {
            Name = patch.Name ?? before.Name, Locale = patch.Locale ?? before.Locale, Version = before.Version + 1,
            UpdatedAt = Timestamp.Now(app.Clock),
        };
        return before.Version != version ? s_stale
            : !app.Profiles.Replace(before, after).TryGet(out var stored, out error) ? error
            : stored is Stored.Moved ? s_stale
            : new Answer<Profile>(after) { ETag = after.ETag };
    }

    private static readonly Error s_stale =
        new(Problem.PreconditionFailed, "Your profile has changed since you read it: read it again");
}
