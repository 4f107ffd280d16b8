using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>Who asks, as the shop knows them.</summary>
internal static class Me
{
    /// <summary>An account that was made past the shop, or is being erased.</summary>
    public static Error None { get; } = Error.NotFound("profile of yours");

    public static Profile? Find(ApiRequest request, AuthApp app) =>
        app.Profiles.Find(request.Caller!.Subject) is { IsErasing: false } me ? me : null;
}
