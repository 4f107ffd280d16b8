using System.Text;
using System.Text.Json;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Tests.Unit.Lambda;

/// <summary>One instance's surroundings: a still clock, its own environment, and everything it writes.</summary>
internal sealed class World : IDisposable
{
    private readonly MemoryStream _output = new();

    public World(params (string Name, string Value)[] environment)
    {
        Dictionary<string, string> variables = new() { ["AWS_LAMBDA_FUNCTION_NAME"] = "products-api", ["SERVICE_NAME"] = "products" };
        foreach (var (name, value) in environment)
        {
            variables[name] = value;
        }

        Telemetry = Telemetry.Create(_output, variables, Clock);
        Host = new Host(variables, Clock, Telemetry, new Deadline(Clock));
    }

    public ManualClock Clock { get; } = new();

    public Telemetry Telemetry { get; }

    public Host Host { get; }

    public IReadOnlyList<string> Lines =>
        Encoding.UTF8.GetString(_output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The log lines of one event.</summary>
    public IReadOnlyList<JsonElement> Logged(string eventName) =>
        [.. Lines.Select(Json).Where(line => line.TryGetProperty("event", out var name) && name.GetString() == eventName)];

    /// <summary>The metric lines.</summary>
    public IReadOnlyList<JsonElement> Metrics => [.. Lines.Select(Json).Where(line => line.TryGetProperty("_aws", out _))];

    /// <summary>A long line of JSON that a test shows in several: white space at the ends of its lines is left out.</summary>
    public static string Line(string text) => string.Concat(text.Split('\n').Select(part => part.Trim()));

    public static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    /// <summary>Runs one invocation through an instance, as the runtime loop does, and gives the response.</summary>
    public JsonElement Invoke(IFunction function, string payload, string? trace = null)
    {
        ByteBuffer response = new();
        Instance instance = new(function, Host);
        var failure = instance.Invoke(
            new Invocation("inv-1", Encoding.UTF8.GetBytes(payload), Clock.GetUtcNow().AddSeconds(3), trace), response);
        instance.Flush();
        failure.ShouldBeNull();
        return response.Count == 0 ? default : Json(Encoding.UTF8.GetString(response.Span));
    }

    /// <summary>Runs one invocation that may fail, and gives what it failed with; null when it did not.</summary>
    public Exception? Try(IFunction function, ReadOnlyMemory<byte> payload, ByteBuffer response)
    {
        Instance instance = new(function, Host);
        var failure = instance.Invoke(new Invocation("inv-1", payload, Clock.GetUtcNow().AddSeconds(3)), response);
        instance.Flush();
        return failure;
    }

    public void Dispose() => Telemetry.Dispose();
}

/// <summary>A function made of a delegate.</summary>
internal sealed class ActFunction(Action<Invocation, System.Buffers.IBufferWriter<byte>> act, Action? warm = null) : IFunction
{
    public void Warm() => warm?.Invoke();

    public void Invoke(Invocation invocation, System.Buffers.IBufferWriter<byte> response) => act(invocation, response);
}
