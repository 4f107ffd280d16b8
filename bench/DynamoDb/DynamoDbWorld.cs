using Ecommerce.Aws;
using Ecommerce.Local;
using Ecommerce.Local.Emulators.Cognito;
using Ecommerce.Local.Emulators.DynamoDb;
using Ecommerce.Local.Trust;
using Ecommerce.Topology;

namespace Ecommerce.Bench.DynamoDb;

/// <summary>The emulator as the shop runs it, on a file in a folder of its own, behind the AWS endpoint that verifies signatures.</summary>
internal sealed class DynamoDbWorld : IAsyncDisposable
{
    public const string Table = "bench";

    private readonly DirectoryInfo _folder;
    private readonly UserPools _pools;
    private readonly AwsListener _aws;

    private DynamoDbWorld(DirectoryInfo folder, UserPools pools, DynamoDbEmulator dynamo, AwsListener aws) =>
        (_folder, _pools, Dynamo, _aws) = (folder, pools, dynamo, aws);

    public static AwsCredentials Credentials { get; } = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", SessionToken: null);

    public static string Region => "us-east-1";

    public Uri Address => _aws.Address;

    public DynamoDbEmulator Dynamo { get; }

    /// <param name="clock">What the tables go by.</param>
    public static async Task<DynamoDbWorld> StartAsync(TimeProvider clock, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("bench-");
        var pools = UserPools.Open(folder.FullName, Shop.Describe());
        var dynamo = DynamoDbEmulator.Open(Path.Combine(folder.FullName, "dynamo.db"), clock);
        var keys = new KeyRing();
        keys.Add(new(Credentials.AccessKeyId, Credentials.SecretAccessKey, Caller.Owner));
        var aws = await AwsListener.StartAsync(0, [dynamo], pools, new SignedCalls(keys), Console.Error, cancellation);
        var world = new DynamoDbWorld(folder, pools, dynamo, aws);
        using var client = new SdkClient(world.Address);
        await client.CreateTableAsync(cancellation);
        return world;
    }

    public async ValueTask DisposeAsync()
    {
        await _aws.DisposeAsync();
        Dynamo.Dispose();
        _pools.Dispose();
        _folder.Delete(recursive: true);
    }
}
