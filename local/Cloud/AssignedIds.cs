using System.Security.Cryptography;
using System.Text;
using Ecommerce.Local.Emulators.Cognito;
using Ecommerce.Topology;

namespace Ecommerce.Local.Cloud;

/// <summary>The ids that AWS would have given things: those of pools are kept with them, the rest follow from theirs.</summary>
internal static class AssignedIds
{
    public static Place In(Place place, UserPools pools) => place with
    {
        IdOf = resource => resource switch
        {
            UserPoolSpec pool => pools[pool].Id,
            IdentityPoolSpec identities => $"{place.Region}:{UuidOf($"{identities.Id} of {pools[identities.People].Id}")}",
            BucketSpec bucket => $"{place.NameOf(bucket.Name).ToLowerInvariant()}-{place.Account}",
            _ => throw new TopologyException($"{resource.Id} has no id here"),
        },
        ClientOf = pool => pools[pool].ClientId,
    };

    private static Guid UuidOf(string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
