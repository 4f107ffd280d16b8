using Ecommerce.Local.Emulators.ApiGateway;
using Ecommerce.Local.Emulators.Cognito;
using Ecommerce.Local.Emulators.DynamoDb;
using Ecommerce.Local.Emulators.Lambda;
using Ecommerce.Local.Pages;
using Ecommerce.Topology;

namespace Ecommerce.Local.Cloud;

/// <summary>What a copy of the shop is started with.</summary>
/// <param name="EdgePort">Of the shop; 0 picks a free one.</param>
/// <param name="AwsPort">Of the AWS endpoint; 0 picks a free one.</param>
public sealed record CloudOptions(DataPaths Paths, int EdgePort, int AwsPort)
{
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>False takes the API's throttle away, for benchmarks.</summary>
    public bool Throttles { get; init; } = true;

    /// <summary>Is told of what must never happen.</summary>
    public TextWriter Failures { get; init; } = TextWriter.Null;
}

/// <summary>The whole shop on this machine: the topology's tables, functions and routes behind two listeners.</summary>
public sealed class LocalCloud : IAsyncDisposable
{
    private readonly List<object> _parts = [];

    private LocalCloud(CloudOptions options) => Options = options;

    public CloudOptions Options { get; }

    public Shop Shop { get; } = Shop.Describe();

    public Place Place { get; private set; } = new(FunctionConfig.Region, FunctionConfig.Account);

    public DynamoDbEmulator Dynamo { get; private set; } = null!;

    public LambdaHost Lambda { get; private set; } = null!;

    public RestApiFront Front { get; private set; } = null!;

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
        var (paths, clock) = (Options.Paths, Options.Clock);
        Keep(code);
        Dynamo = Keep(DynamoDbEmulator.Open(paths.Tables, clock));
        Dynamo.SweepEvery(LocalLimits.Sweeping, Options.Failures);
        var pools = Keep(UserPools.Open(paths.Identity, Shop));
        var key = OperatorKey.Open(paths.Identity);
        Place = Place with { IdOf = r => r is UserPoolSpec pool ? pools[pool].Id : throw new TopologyException($"{r.Id} has no id here") };
        Tokens = new(pools, clock);
        Lambda = Keep(new LambdaHost(TimeProvider.System));
        var invocations = Keep(new AsyncInvocations(Lambda, TimeProvider.System));
        var aws = Keep(await AwsListener.StartAsync(
            Options.AwsPort, [Dynamo, new LambdaEmulator(Lambda, invocations)], pools, new OpenDoor(), Options.Failures, cancellation));

        Shop.Read(new Provisioner(Place, Dynamo, Lambda, code, Surroundings(key, aws.Address)));
        Front = new(Shop, new FunctionInvoker(Lambda, Place), new(pools, clock), clock, Build.FrontOptions(Options));
        var console = new ConsolePage(this);
        var edge = Keep(await Edge.StartAsync(Options.EdgePort, Front, console.HandleAsync, Options.Failures, cancellation));
        Outputs = Outputs.Of(Shop, Place, pools, key, edge.Address, aws.Address);
        Outputs.Write(paths);
    }

    private static Dictionary<string, string> Surroundings(OperatorKey key, Uri aws) => new()
    {
        ["AWS_REGION"] = FunctionConfig.Region,
        ["AWS_ACCESS_KEY_ID"] = key.AccessKeyId,
        ["AWS_SECRET_ACCESS_KEY"] = key.SecretAccessKey,
        ["AWS_ENDPOINT_URL"] = aws.ToString().TrimEnd('/'),
    };

    private T Keep<T>(T part) where T : class
    {
        _parts.Add(part);
        return part;
    }
}
