using Ecommerce.Local;
using Ecommerce.Local.Emulators.Cognito;
using Ecommerce.Local.Trust;
using Ecommerce.Tests.Conformance.Cli;
using Ecommerce.Topology;
using Ecommerce.Topology.Services;

namespace Ecommerce.Tests.Conformance.Cognito;

/// <summary>
/// The shop's user pools behind the listener that serves the aws CLI, and a CLI. There is no official client in the feed, so the CLI stands
/// in for it. Their clients take passwords, which the shop's do not.
/// </summary>
internal sealed class CognitoStage : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("conformance-").FullName;
    private readonly StringWriter _failures = new();
    private readonly UserPools _pools;
    private readonly CognitoEmulator _users;
    private AwsListener _listener = null!;

    private CognitoStage()
    {
        _pools = UserPools.Open(_folder, Shop.Describe());
        _users = CognitoEmulator.Open(
            Path.Combine(_folder, "cognito.db"), _pools, new NoTriggers(), TimeProvider.System, new() { AllowsPasswordAuth = true });
    }

    public AwsCli Aws { get; private set; } = null!;

    public Uri Address => _listener.Address;

    public UserPool Customers => _pools[Platform.Customers];

    public UserPool Admins => _pools[Platform.Admins];

    public static async Task<CognitoStage> StartAsync()
    {
        var stage = new CognitoStage();
        var keys = new KeyRing();
        keys.Add(Clients.Key);
        stage._listener = await AwsListener.StartAsync(
            port: 0, [stage._users], stage._pools, new SignedCalls(keys), stage._failures, TestContext.Current.CancellationToken);
        stage.Aws = new(stage.Address);
        return stage;
    }

    public string CodeTo(string email) => _users.MailsTo(email)[0].Code;

    public async ValueTask DisposeAsync()
    {
        await _listener.DisposeAsync();
        _users.Dispose();
        _pools.Dispose();
        Directory.Delete(_folder, recursive: true);
        _failures.ToString().ShouldBeEmpty("the listener told of bugs");
        await _failures.DisposeAsync();
    }
}
