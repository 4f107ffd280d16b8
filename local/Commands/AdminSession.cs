using Ecommerce.Contracts;
using Ecommerce.Local.Cloud;
using Ecommerce.Local.Emulators.Cognito;
using Ecommerce.Topology.Services;

namespace Ecommerce.Local.Commands;

/// <summary>The API of the shop that runs on a data folder, for a command that acts there as an admin.</summary>
internal sealed class AdminSession : IDisposable
{
    private readonly UserPools _pools;
    private readonly TokenIssuer _issuer;
    private readonly string _email;

    private AdminSession(Uri shop, DataPaths paths, string email)
    {
        (Shop, _email) = (shop, email);
        _pools = UserPools.Open(paths.Identity, Topology.Shop.Describe());
        _issuer = new(_pools, new ShopClock(paths.Clock));
    }

    public Uri Shop { get; }

    /// <param name="email">Who the command is to the shop, such as <c>seed@localhost</c>.</param>
    public static AdminSession Open(DataPaths paths, string email) =>
        (DataFolder.IsHeld(paths) ? Outputs.Read(paths) : null) is { } outputs
            ? new(outputs.ShopUrl, paths, email)
            : throw new LocalException($"No shop is running on {paths.Root}; start one first: dotnet run --project local");

    /// <summary>A valid access token; a new one each time, since a command can outlast one.</summary>
    public string Token() => _issuer.Issue(Platform.Admins, _email, Group.Admin);

    public void Dispose() => _pools.Dispose();
}
