using System.Globalization;
using System.Text;
using Ecommerce.Bench.ColdStart.Serving;
using Ecommerce.Bench.ColdStart.Variants;
using Ecommerce.Contracts;
using Ecommerce.Topology;
using Ecommerce.Topology.Services;

namespace Ecommerce.Bench.ColdStart.Measuring;

/// <summary>What stands around a process: the Runtime API, DynamoDB with and without TLS, and the environment that names them.</summary>
internal sealed class World : IDisposable
{
    private const string RequestId = "8476a536-e9f4-11e8-9739-2dfe598c3fcd";

    // Debian's and Amazon Linux's.
    private static readonly string[] s_machineRoots = ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt"];

    private static readonly TimeSpan s_deadline = TimeSpan.FromDays(1);

    private readonly TestChain _chain;
    private readonly FakeDynamoDb _secure;
    private readonly FakeDynamoDb _plain;
    private readonly long _deadlineMs;

    /// <param name="folder">Where the trust store is written.</param>
    public World(string folder, TimeProvider clock)
    {
        _chain = new(FakeDynamoDb.Host, clock);
        _deadlineMs = (clock.GetUtcNow() + s_deadline).ToUnixTimeMilliseconds();
        Place = new("us-east-1", "123456789012") { TaskRoot = folder };
        Roots = Path.Combine(folder, TrustEnvironment.RootsFile);
        Directory.CreateDirectory(Path.GetDirectoryName(Roots)!);
        var amazon = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, TrustEnvironment.RootsFile));
        File.WriteAllText(Roots, amazon + "\n" + _chain.RootPem);
        if (Array.Find(s_machineRoots, File.Exists) is { } machine)
        {
            MachineRoots = Path.Combine(Path.GetDirectoryName(Roots)!, "machine-roots.pem");
            File.WriteAllText(MachineRoots, File.ReadAllText(machine) + "\n" + _chain.RootPem);
        }

        Dictionary<string, string> items = new(StringComparer.Ordinal)
        {
            [Place.NameOf(Products.Table.Name)] = Compact(Rows.Product),
            [Place.NameOf(Inventory.Stock.Name)] = Compact(Rows.Stock),
            [Place.NameOf(Orders.Table.Name)] = Compact(Rows.Order),
            [Place.NameOf(Carts.Table.Name)] = Compact(Rows.Cart),
        };
        (_secure, _plain) = (new(_chain, items), new(chain: null, items));
    }

    public RuntimeServer Runtime { get; } = new();

    /// <summary>Where the functions stand, so that the topology says their environment as it says it to AWS.</summary>
    public Place Place { get; }

    /// <summary>The trust store that every variant is given, but for one as it comes.</summary>
    public string Roots { get; }

    /// <summary>
    /// The trust store of a variant that comes without one: this machine's, of more than a hundred roots, in one file as on Lambda's
    /// own system, and the run's root. Null where this machine has none.
    /// </summary>
    public string? MachineRoots { get; }

    /// <summary>What DynamoDB saw go wrong, to be shown beside a variant's own words.</summary>
    public string? Failure => _secure.Failure ?? _plain.Failure;

    /// <summary>The whole environment of a process, as NAME=value. Nothing of the shell leaks in but the path.</summary>
    public IReadOnlyList<string> EnvironmentOf(Entry entry)
    {
        Dictionary<string, string> all = new(StringComparer.Ordinal)
        {
            ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "",
            ["AWS_LAMBDA_RUNTIME_API"] = Runtime.Endpoint,
            ["AWS_LAMBDA_FUNCTION_NAME"] = "bench",
            ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = "512",
            ["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST",
            ["AWS_REGION"] = Place.Region,
            ["AWS_ACCESS_KEY_ID"] = "AKIDEXAMPLE",
            ["AWS_SECRET_ACCESS_KEY"] = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
            ["AWS_SESSION_TOKEN"] = new('t', 300), // About as long as Lambda's.
            ["AWS_ENDPOINT_URL_DYNAMODB"] = entry.Calls == Calls.Tls ? _secure.Endpoint : _plain.Endpoint,
            [Env.ProductsTable] = Place.NameOf(Products.Table.Name),
        };
        foreach (var (name, value) in TrustEnvironment.Of(Trust.Amazon, Place.TaskRoot!).Concat(entry.Launch.Environment))
        {
            all[name] = value;
        }

        return [.. all.Select(v => $"{v.Key}={v.Value}")];
    }

    /// <summary>An event as the Runtime API sends it, head and body.</summary>
    public byte[] MessageOf(Exchange exchange) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nLambda-Runtime-Aws-Request-Id: {RequestId}\r\n"
        + $"Lambda-Runtime-Deadline-Ms: {_deadlineMs}\r\nLambda-Runtime-Trace-Id: Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=0\r\n"
        + $"Lambda-Runtime-Invoked-Function-Arn: {Place.Arn("lambda", "function:bench")}\r\n"
        + $"Content-Length: {Encoding.UTF8.GetByteCount(exchange.Event)}\r\n\r\n{exchange.Event}"));

    public void Dispose()
    {
        Runtime.Dispose();
        _secure.Dispose();
        _plain.Dispose();
        _chain.Dispose();
    }

    // DynamoDB's own JSON has no white space.
    private static string Compact(string json) => System.Text.Json.Nodes.JsonNode.Parse(json)!.ToJsonString();
}
