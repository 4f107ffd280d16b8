using Amazon.DynamoDBv2;
using Amazon.SQS;
using Ecommerce.Local;
using Ecommerce.Local.Cloud;
using Ecommerce.Local.Emulators;
using Ecommerce.Local.Emulators.Cognito;
using Ecommerce.Local.Emulators.DynamoDb;
using Ecommerce.Local.Emulators.Sns;
using Ecommerce.Local.Emulators.Sqs;
using Ecommerce.Local.Trust;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Conformance;

/// <summary>
/// The emulators on a folder of its own, behind the listener that serves SDKs and the aws CLI. They take signed calls only.
/// </summary>
internal sealed class Ours : IReferee
{
    private readonly DirectoryInfo _folder;
    private readonly StringWriter _failures = new();
    private readonly KeyRing _keys = new();
    private readonly UserPools _noPools;
    private AwsListener _listener = null!;

    private Ours(TimeProvider clock)
    {
        _folder = Directory.CreateTempSubdirectory("conformance-");
        _noPools = UserPools.Open(_folder.FullName, new Shop());
        _keys.Add(Clients.Key);
        Emulator = DynamoDbEmulator.Open(Path.Combine(_folder.FullName, "dynamo.db"), clock);
        Queues = SqsEmulator.Open(Path.Combine(_folder.FullName, "sqs.db"), clock);
        Topics = OpenTopics(clock);
    }

    public DynamoDbEmulator Emulator { get; private set; }

    public SqsEmulator Queues { get; private set; }

    public SnsEmulator Topics { get; private set; }

    public Uri Address => _listener.Address;

    public IAmazonDynamoDB Dynamo { get; private set; } = null!;

    public IAmazonSQS Sqs { get; private set; } = null!;

    public string TablePrefix => "";

    /// <param name="others">More emulators behind the same listener.</param>
    public static async Task<Ours> StartAsync(TimeProvider? clock = null, params IReadOnlyList<IEmulator> others)
    {
        var ours = new Ours(clock ?? TimeProvider.System);
        await ours.ListenAsync(others);
        return ours;
    }

    /// <summary>Closes the data and opens it again, as a restart would.</summary>
    public async Task ReopenAsync()
    {
        await StopAsync();
        Emulator = DynamoDbEmulator.Open(Path.Combine(_folder.FullName, "dynamo.db"), TimeProvider.System);
        Queues = SqsEmulator.Open(Path.Combine(_folder.FullName, "sqs.db"), TimeProvider.System);
        Topics = OpenTopics(TimeProvider.System);
        await ListenAsync([]);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _noPools.Dispose();
        _folder.Delete(recursive: true);
        _failures.ToString().ShouldBeEmpty("the listener told of bugs");
        await _failures.DisposeAsync();
    }

    private async Task ListenAsync(IReadOnlyList<IEmulator> others)
    {
        _listener = await AwsListener.StartAsync(
            port: 0, [Emulator, Queues, Topics, .. others], _noPools, new SignedCalls(_keys), _failures,
            TestContext.Current.CancellationToken);
        Topics.DeliverAlways(_failures);
        Dynamo = Clients.Dynamo(Address);
        Sqs = Clients.Sqs(Address);
    }

    private SnsEmulator OpenTopics(TimeProvider clock) =>
        SnsEmulator.Open(Path.Combine(_folder.FullName, "sns.db"), clock, new QueueSubscribers(new(Queues)));

    private async Task StopAsync()
    {
        Dynamo.Dispose();
        Sqs.Dispose();
        await _listener.DisposeAsync();
        await Topics.DisposeAsync();
        Emulator.Dispose();
        Queues.Dispose();
    }
}
