using Ecommerce.Local.Emulators;
using Ecommerce.Local.Emulators.ApiGateway;
using Ecommerce.Local.Emulators.Cognito;
using Ecommerce.Local.Emulators.DynamoDb;
using Ecommerce.Local.Emulators.EventBridge;
using Ecommerce.Local.Emulators.Lambda;
using Ecommerce.Local.Emulators.Sns;
using Ecommerce.Local.Emulators.Sqs;
using Ecommerce.Local.Emulators.Sts;
using Ecommerce.Local.Pages;
using Ecommerce.Local.Tracing;
using Ecommerce.Local.Trust;
using Ecommerce.Topology;

namespace Ecommerce.Local.Cloud;

/// <summary>What a copy of the shop is started with.</summary>
/// <param name="EdgePort">Of the shop; 0 picks a free one.</param>
/// <param name="AwsPort">Of the AWS endpoint; 0 picks a free one.</param>
public sealed record CloudOptions(DataPaths Paths, int EdgePort, int AwsPort)
{
    /// <summary>False takes the API's throttle away, for benchmarks.</summary>
    public bool Throttles { get; init; } = true;

    /// <summary>How the user pools are set up beyond what the topology says.</summary>
    public PoolSettings Pools { get; init; } = new();

    /// <summary>Is told of what must never happen.</summary>
    public TextWriter Failures { get; init; } = TextWriter.Null;
}

/// <summary>The whole shop on this machine: the topology's tables, functions and routes behind two listeners.</summary>
public sealed class LocalCloud : IAsyncDisposable
{
    private readonly List<object> _parts = [];

    private LocalCloud(CloudOptions options) => (Options, Clock, Denials) = (options, new(options.Paths.Clock), new(options.Failures));

    public CloudOptions Options { get; }

    /// <summary>The time that tables, tokens and functions go by.</summary>
    public ShopClock Clock { get; }

    public Shop Shop { get; } = Shop.Describe();

    public Place Place { get; private set; } = new(FunctionConfig.Region, FunctionConfig.Account);

    public DynamoDbEmulator Dynamo { get; private set; } = null!;

    public SqsEmulator Queues { get; private set; } = null!;

    public LambdaHost Lambda { get; private set; } = null!;

    public EventBridgeEmulator Events { get; private set; } = null!;

    /// <summary>What wakes functions that nobody waits for.</summary>
    public EventSources Sources { get; private set; } = null!;

    public SnsEmulator Topics { get; private set; } = null!;

    /// <summary>The users of the pools.</summary>
    public CognitoEmulator Users { get; private set; } = null!;

    public FunctionRoles Roles { get; private set; } = null!;

    /// <summary>What functions were refused for want of a right.</summary>
    public DenialLog Denials { get; }

    /// <summary>The ways of the latest requests.</summary>
    public TraceLog Traces { get; } = new(TimeProvider.System);

    public RestApiFront Front { get; private set; } = null!;

    public FirstAdmin FirstAdmin { get; private set; } = null!;

    public TokenIssuer Tokens { get; private set; } = null!;

    public Outputs Outputs { get; private set; } = null!;

    /// <summary>Starts everything, or nothing: what was started before a failure is stopped again.</summary>
    public static async Task<LocalCloud> StartAsync(CloudOptions options, IFunctionCode code, CancellationToken cancellation)
    {
        var cloud = new LocalCloud(options);
        try
        {
            await cloud.AssembleAsync(code, cancellation);
            return cloud;
        }
        catch
        {
            await cloud.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Moves the shop's time on: what is due expires, and functions get new instances that know the time. Requests under way end in the
    /// time they began in.
    /// </summary>
    public async Task AdvanceAsync(TimeSpan by, CancellationToken cancellation)
    {
        Clock.Advance(by);
        Lambda.Renew();
        Queues.Wake();
        await Dynamo.SweepAsync(cancellation);
        Events.Ring();
        Topics.Ring();
        Sources.TimeMoved();
    }

    /// <summary>
    /// Stops in the opposite order: first the doors, then the functions behind them, then their data. Both doors share one patience,
    /// and the inner one stays open until the outer one has closed, since functions that still run call through it.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(ListenerLimits.Stopping);
        for (var i = _parts.Count - 1; i >= 0; i--)
        {
            switch (_parts[i])
            {
                case IListener listener:
                    await listener.StopAsync(patience.Token);
                    break;
                case IAsyncDisposable part:
                    await part.DisposeAsync();
                    break;
                case IDisposable part:
                    part.Dispose();
                    break;
            }
        }

        _parts.Clear();
    }

    private async Task AssembleAsync(IFunctionCode code, CancellationToken cancellation)
    {
        var paths = Options.Paths;
        Keep(code);
        Dynamo = Keep(DynamoDbEmulator.Open(paths.Tables, Clock));
        Dynamo.SweepEvery(LocalLimits.Sweeping, Options.Failures);
        Queues = Keep(SqsEmulator.Open(paths.Queues, Clock));
        var pools = Keep(UserPools.Open(paths.Identity, Shop));
        var key = OperatorKey.Open(paths.Identity);
        Place = AssignedIds.In(Place, pools);
        Tokens = new(pools, Clock);
        var keys = new KeyRing();
        keys.Add(new(key.AccessKeyId, key.SecretAccessKey, Caller.Owner));
        Roles = new(keys, Clock, Denials);
        Lambda = Keep(new LambdaHost(TimeProvider.System, Roles));
        var invocations = Keep(new AsyncInvocations(Lambda, TimeProvider.System));
        var sender = new QueueSender(Queues);
        var (functions, target) = (new LambdaTarget(Lambda, invocations), new QueueTarget(sender));
        Events = Keep(EventBridgeEmulator.Open(paths.Events, Clock, new([functions, target], target)));
        Topics = Keep(SnsEmulator.Open(paths.Topics, Clock, new QueueSubscribers(sender), new FunctionSubscribers(functions)));
        var triggers = new PoolTriggerFunctions(Lambda, Place);
        Users = Keep(CognitoEmulator.Open(paths.Users, pools, triggers, Clock, Options.Pools));
        FirstAdmin = new(Users, pools);
        var traces = new TraceRecorder(Traces, Roles);
        IEmulator[] services =
            [Dynamo, Queues, Events, Topics, Users, new LambdaEmulator(Lambda, invocations), new StsEmulator(), new Control(this)];
        var signatures = new SignedCalls(keys);
        var aws = Keep(await AwsListener.StartAsync(
            Options.AwsPort, services, pools, signatures, Options.Failures, cancellation, traces.Call));

        var provisioner = new Provisioner(Place, Dynamo, Lambda, code, Roles, Surroundings(aws.Address));
        Shop.Read(provisioner);
        provisioner.Edges.Questions.ForEach(asked => triggers.Add(asked.Pool, asked.Question));
        await new TopicProvisioner(provisioner.Edges.Topics, Place, Topics).RunAsync(cancellation);
        await new AsyncProvisioner(provisioner.Edges, Place, Queues, Events).RunAsync(cancellation);
        var front = Build.FrontOptions(Options) with { Signatures = signatures };
        Front = new(Shop, new FunctionInvoker(Lambda, Place), new(pools, Clock), Clock, front);
        Lambda.Invoked += traces.Invocation;
        Front.Answered += traces.Request;
        var console = new ConsolePage(this);
        var edge = Keep(await Edge.StartAsync(Options.EdgePort, Front, console.HandleAsync, Options.Failures, cancellation));

        // Last, so that it ends first: nothing new is taken from anywhere while the rest of the shop finishes what it has.
        Sources = Keep(EventSources.Open(
            paths.Mappings, new(Lambda, Queues, Dynamo.Streams, sender, Clock, Options.Failures)));
        Events.DeliverAlways(Options.Failures);
        Topics.DeliverAlways(Options.Failures);
        new Wiring(Place, Roles, Dynamo.Streams, Sources).Start(provisioner.Edges);
        Outputs = Outputs.Of(Shop, Place, pools, key, edge.Address, aws.Address);
        Outputs.Write(paths);
    }

    private static Dictionary<string, string> Surroundings(Uri aws) => new()
    {
        ["AWS_REGION"] = FunctionConfig.Region,
        ["AWS_ENDPOINT_URL"] = aws.ToString().TrimEnd('/'),
    };

    private T Keep<T>(T part) where T : class
    {
        _parts.Add(part);
        return part;
    }
}
