using System.Text.Json.Nodes;
using Ecommerce.Local;
using Ecommerce.Local.Emulators.Cognito;
using Ecommerce.Topology;
using Ecommerce.Topology.Services;

namespace Ecommerce.Tests.Unit.Gateway;

public sealed class UserPoolsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("user-pools-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void PoolsAndTokensOutliveARestart()
    {
        using var first = UserPools.Open(_folder.FullName, Shop.Describe());
        using var second = UserPools.Open(_folder.FullName, Shop.Describe());
        var token = new TokenIssuer(first, TimeProvider.System).Issue(Platform.Admins, "root@example.com");

        new TokenVerifier(second, TimeProvider.System).Verify(token, Platform.Admins).ShouldBeOfType<TokenAnswer.Accepted>();
        second.All.Select(p => (p.Name, p.Id, p.ClientId, p.KeyId)).ShouldBe(first.All.Select(p => (p.Name, p.Id, p.ClientId, p.KeyId)));
        first[Platform.Customers].Id.ShouldMatch("^us-east-1_[A-Za-z0-9]{9}$");
        first[Platform.Customers].ClientId.ShouldMatch("^[a-z0-9]{26}$");
        first[Platform.Customers].KeyId.ShouldNotBe(first[Platform.Admins].KeyId);
    }

    [Fact]
    public void EachScopeHasAClientOfItsOwnWhoseTokensAreGood()
    {
        using var pools = UserPools.Open(_folder.FullName, Shop.Describe());
        var (issuer, verifier) = (new TokenIssuer(pools, TimeProvider.System), new TokenVerifier(pools, TimeProvider.System));
        var clients = Platform.Customers.Scopes.Select(scope => ClientOf(issuer.Issue(Platform.Customers, "a@example.com", [scope], [])));

        clients.ShouldBe(Platform.Customers.Scopes.Select(scope => pools[Platform.Customers].Clients[scope]));
        pools[Platform.Customers].Clients.Values.Distinct().Count().ShouldBe(2);
        pools[Platform.Customers].Clients[Platform.Customers.Scopes[0]].ShouldBe(pools[Platform.Customers].ClientId);

        string ClientOf(string token) =>
            verifier.Verify(token, Platform.Customers).ShouldBeOfType<TokenAnswer.Accepted>().Claims.GetProperty("client_id").GetString()!;
    }

    [Fact]
    public void APoolOfATimeWithOneClientKeepsItAndGetsTheOthersOnce()
    {
        using var made = UserPools.Open(_folder.FullName, Shop.Describe());
        var path = Path.Combine(_folder.FullName, "user-pools.json");
        var file = JsonNode.Parse(File.ReadAllText(path))!.AsArray();
        foreach (var pool in file)
        {
            pool!.AsObject().Remove("Clients");
        }

        File.WriteAllText(path, file.ToJsonString());
        using var once = UserPools.Open(_folder.FullName, Shop.Describe());
        using var again = UserPools.Open(_folder.FullName, Shop.Describe());

        once[Platform.Customers].ClientId.ShouldBe(made[Platform.Customers].ClientId);
        once[Platform.Customers].Clients.Keys.ShouldBe(Platform.Customers.Scopes);
        again[Platform.Customers].Clients.ShouldBe(once[Platform.Customers].Clients);
    }

    [Fact]
    public void AFileThatCannotBeReadIsNamed()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "user-pools.json"), "{");

        var thrown = Should.Throw<InvalidDataException>(() => UserPools.Open(_folder.FullName, Shop.Describe()));
        thrown.Message.ShouldContain("user-pools.json");
    }

    [Fact]
    public void TheOperatorsKeyIsMadeOnceAndIsPrivate()
    {
        var key = OperatorKey.Open(_folder.FullName);

        OperatorKey.Open(_folder.FullName).ShouldBe(key);
        key.AccessKeyId.ShouldMatch("^AKIA[A-Z2-7]{16}$");
        key.SecretAccessKey.Length.ShouldBe(40);
        if (!OperatingSystem.IsWindows())
        {
            var mode = File.GetUnixFileMode(_folder.GetFiles().Single().FullName);
            mode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
