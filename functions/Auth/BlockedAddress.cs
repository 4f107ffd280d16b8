using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>The address that a path of blocked users names.</summary>
internal static class BlockedAddress
{
    public static Error NotBlocked { get; } = Error.NotFound("block of this address");

    public static string Of(ApiRequest request) => request.PathParameter("email").ToLowerInvariant();

    public static IEnumerable<Fault> Faults(ApiRequest request) => EmailAddress.Faults("", request.PathParameter("email"));
}
