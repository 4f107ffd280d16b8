using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Ecommerce.Bench.ColdStart.Variants;
using Ecommerce.Lambda;

namespace Ecommerce.Bench.Handlers;

/// <summary>Reading an API Gateway proxy event.</summary>
public class EventBenchmarks
{
    private readonly byte[] _payload = Encoding.UTF8.GetBytes(Events.Get("/products/{id}", Rows.ProductId));
    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();

    [Benchmark(Description = "read an event")]
    public ApiRequest Ours() => ProxyEvent.Read(_payload, "inv-1", _now).Request;

    [Benchmark(Description = "read an event, System.Text.Json")]
    public object? SourceGenerated() => JsonSerializer.Deserialize(_payload, ProxyEventJson.Default.ProxyEventRecord);
}
