using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>GET /admin/blocked-users/{email}: whether, why and until when an address is blocked.</summary>
public static class GetBlockedUser
{
    public static Result<Answer<BlockedUser>> Handle(ApiRequest request, AuthApp app) =>
        app.Blocked.Find(BlockedAddress.Of(request)) is { } block ? new Answer<BlockedUser>(block) : BlockedAddress.NotBlocked;
}
