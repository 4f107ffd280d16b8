using System.Text;
using BenchmarkDotNet.Attributes;
using Ecommerce.Bench.Handlers.Invoking;
using Ecommerce.Lambda;

namespace Ecommerce.Bench.Handlers;

/// <summary>
/// A whole warm invoke, from the event's bytes to the response's and the telemetry of both. The time has in it what it takes to ask
/// another thread over the loopback, once for each call of DynamoDB; the allocations are those of the function alone.
/// </summary>
public class InvokeBenchmarks : IDisposable
{
    private readonly ByteBuffer _response = new();
    private Stage? _stage;
    private Instance? _instance;
    private Invocation? _invocation;

    [ParamsSource(nameof(All))]
    public string Kind { get; set; } = "";

    public static IEnumerable<string> All => Handlers.Invoking.Invoke.All.Select(i => i.Name);

    /// <summary>Also looks at the answer once: how fast a wrong one is does not matter.</summary>
    [GlobalSetup]
    public void Start()
    {
        var invoke = Handlers.Invoking.Invoke.All.Single(i => i.Name == Kind);
        _stage = new(invoke);
        _instance = new(_stage.Function, _stage.Host);
        _instance.Warm();
        _invocation = new(
            "8476a536-e9f4-11e8-9739-2dfe598c3fcd", Encoding.UTF8.GetBytes(invoke.Event), TimeProvider.System.GetUtcNow().AddDays(1),
            "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=0");
        Invoke();
        var answer = Encoding.UTF8.GetString(_response.Span);
        if (!answer.StartsWith($$"""{"statusCode":{{invoke.Status}},""", StringComparison.Ordinal))
        {
            throw new InvalidDataException($"'{Kind}' is answered with {answer}");
        }
    }

    [Benchmark(Description = "invoke:")]
    public int Invoke()
    {
        _response.Clear();
        _ = _instance!.Invoke(_invocation!, _response);
        _instance.Flush();
        return _response.Count;
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _stage?.Dispose();
        GC.SuppressFinalize(this);
    }
}
