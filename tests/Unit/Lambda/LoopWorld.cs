using System.Buffers;
using System.Text;
using Ecommerce.Lambda;

namespace Ecommerce.Tests.Unit.Lambda;

/// <summary>A world whose instance is driven by the runtime loop, and what its function has seen.</summary>
internal sealed class LoopWorld : IDisposable
{
    public World World { get; } = new();

    public List<Invocation> Seen { get; } = [];

    public List<string> Payloads { get; } = [];

    /// <summary>Answers with the event.</summary>
    public ActFunction Echo => new((invocation, response) =>
    {
        Seen.Add(invocation);
        Payloads.Add(Encoding.UTF8.GetString(invocation.Payload.Span));
        response.Write(invocation.Payload.Span);
    });

    /// <summary>What was logged of the loss of the Runtime API.</summary>
    public string Lost => World.Logged("runtime-api-lost").ShouldHaveSingleItem().GetProperty("errorMessage").GetString()!;

    public RuntimeLoop Loop(string endpoint) => new(endpoint, World.Telemetry.Log);

    /// <summary>Runs the function until the API's script ends; gives the exit code.</summary>
    public int Run(FakeRuntimeApi api, ActFunction function)
    {
        using var loop = Loop(api.Endpoint);
        return loop.Run(() => new Instance(function, World.Host));
    }

    public void Dispose() => World.Dispose();
}
