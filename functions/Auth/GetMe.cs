using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>GET /customers/me: what the shop knows of who asks.</summary>
public static class GetMe
{
    public static Result<Answer<Profile>> Handle(ApiRequest request, AuthApp app) => Me.Find(request, app) is not { } me ? Me.None
        : ETags.IsHeld(request, me.ETag) ? Answer<Profile>.NotModified(me.ETag)
        : new Answer<Profile>(me) { ETag = me.ETag };
}
