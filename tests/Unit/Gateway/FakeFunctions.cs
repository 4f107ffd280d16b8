using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Ecommerce.Local.Emulators.ApiGateway;

namespace Ecommerce.Tests.Unit.Gateway;

/// <summary>Functions that remember their events and answer what a test wants.</summary>
public sealed class FakeFunctions : IFunctionInvoker
{
    public ConcurrentQueue<(string Function, JsonObject Event)> Calls { get; } = [];

    public JsonObject LastEvent => Calls.Last().Event;

    public Func<Task<FunctionAnswer>> Answer { get; set; } = () => Task.FromResult(Json("""{"statusCode":200,"body":"{}"}"""));

    public static FunctionAnswer Json(string json) => new FunctionAnswer.Payload(Encoding.UTF8.GetBytes(json));

    public void Returns(string json) => Answer = () => Task.FromResult(Json(json));

    public void Returns(FunctionAnswer answer) => Answer = () => Task.FromResult(answer);

    public async ValueTask<FunctionAnswer> InvokeAsync(
        string function, ReadOnlyMemory<byte> payload, string traceId, CancellationToken cancellation)
    {
        Calls.Enqueue((function, JsonNode.Parse(payload.Span)!.AsObject()));
        return await Answer();
    }
}
