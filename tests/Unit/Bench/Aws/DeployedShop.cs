using System.Collections.Concurrent;
using Ecommerce.Bench.ColdStart.Aws;
using Ecommerce.Bench.ColdStart.Variants;
using Ecommerce.Local;
using Ecommerce.Local.Emulators.Lambda;
using Ecommerce.Local.Trust;
using Ecommerce.Tests.Unit.Gateway;
using Ecommerce.Topology;
using Host = Ecommerce.Local.Emulators.Lambda.LambdaHost;

namespace Ecommerce.Tests.Unit.Bench.Aws;

/// <summary>The stack <c>dev</c> on the embedded AWS, with functions that answer and report as a test wants.</summary>
internal sealed class DeployedShop : IAsyncDisposable
{
    public const string Found = "GetThis, PutThat";

    private static readonly AccessKey s_key = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", Caller.Owner);

    private readonly AsyncInvocations _asynchronous;
    private readonly ConcurrentQueue<string> _calls = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();
    private AwsListener _aws = null!;

    private DeployedShop() => _asynchronous = new(Host, TimeProvider.System);

    public Host Host { get; } = new(TimeProvider.System);

    /// <summary>What functions do.</summary>
    public ReportingCode Code { get; } = new();

    public static Dictionary<string, string> Credentials => new()
    {
        ["AWS_ACCESS_KEY_ID"] = s_key.Id, ["AWS_SECRET_ACCESS_KEY"] = s_key.Secret, ["AWS_REGION"] = LocalAccount.Region,
    };

    public string Output => _output.ToString();

    public string Errors => _errors.ToString();

    /// <summary>Every call that came, as method and path, in order.</summary>
    public IReadOnlyList<string> Calls => [.. _calls];

    /// <summary>The functions that somebody waits for: the others are not measured.</summary>
    public static IReadOnlyList<FunctionSpec> Asked => [.. Shop.Describe().Functions.Where(Question.IsAsked)];

    public IEnumerable<string> Descriptions => Host.Functions.Select(f => f.Description);

    /// <param name="found">What is said of each function before anything is measured.</param>
    public static async Task<DeployedShop> StartAsync(string found = Found)
    {
        var shop = new DeployedShop();
        var keys = new KeyRing();
        keys.Add(s_key);
        foreach (var function in Asked)
        {
            var name = function.NameIn(new(LocalAccount.Region, LocalAccount.Id, Place.PrefixOf("dev")));
            shop.Host.Add(LambdaHost.Functions.Named(name) with { Description = found }, shop.Code);
        }

        shop._aws = await AwsListener.StartAsync(
            0, [new LambdaEmulator(shop.Host, shop._asynchronous)], GatewayWorld.Pools, new SignedCalls(keys), TextWriter.Null,
            TestContext.Current.CancellationToken, shop.Remember);
        return shop;
    }

    /// <summary>Runs the command with the shop's address and credentials.</summary>
    public Task MeasureAsync(string words, CancellationToken? cancellation = null) =>
        RunAsync(string.Join(' ', Words(words)), Credentials, cancellation);

    /// <summary>The same command line, of this shop.</summary>
    public IEnumerable<string> Words(string words) => $"--endpoint {_aws.Address} {words}".Split(' ');

    /// <summary>Has something happen while a function serves its invocation of this number, which is then answered rightly.</summary>
    public void DuringCall(int number, Action happens) => Code.Instead = call =>
    {
        if (call == number)
        {
            happens();
        }

        return null;
    };

    /// <summary>Runs the command; it never waits.</summary>
    public Task RunAsync(string words, Dictionary<string, string>? variables = null, CancellationToken? cancellation = null)
    {
        AwsCommand command = new(
            variables ?? [], TimeProvider.System, (_, stop) => Task.FromResult(!stop.IsCancellationRequested), _output, _errors);
        return command.RunAsync(words.Split(' '), cancellation ?? TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _aws.DisposeAsync();
        await _asynchronous.DisposeAsync();
        await Host.DisposeAsync();
        await _output.DisposeAsync();
        await _errors.DisposeAsync();
    }

    private void Remember(AnsweredCall answered) => _calls.Enqueue($"{answered.Call.Method} {answered.Call.Path}");
}
