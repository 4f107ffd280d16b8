using System.Buffers;
using System.Text.Json;
using Ecommerce.Kernel;

namespace Ecommerce.Lambda;

/// <summary>
/// A function that user pools ask. The answer is the event that came, with a response in it; who is not to pass gets a failure, whose words
/// the pool passes on.
/// </summary>
public sealed class PoolFunction : IFunction
{
    private readonly Host _host;
    private readonly string _operation;
    private readonly Func<PoolEvent, Result<Action<Utf8JsonWriter>>> _answer;
    private readonly Action? _connect;

    private PoolFunction(Host host, string operation, Func<PoolEvent, Result<Action<Utf8JsonWriter>>> answer, Action? connect) =>
        (_host, _operation, _answer, _connect) = (host, operation, answer, connect);

    /// <summary>What answers nothing but that somebody may pass.</summary>
    public static Action<Utf8JsonWriter> Pass { get; } = _ => { };

    /// <summary>A function that answers one kind of question.</summary>
    /// <param name="host">What the instance gets from outside.</param>
    /// <param name="operation">Its name in logs and metrics.</param>
    /// <param name="answer">Writes the members of the response, or says why somebody may not pass. It may throw as well.</param>
    /// <param name="connect">Opens connections during init; null for none. It may fail with <see cref="UnavailableException"/>.</param>
    public static IFunction Create(
        Host host, string operation, Func<PoolEvent, Result<Action<Utf8JsonWriter>>> answer, Action? connect = null) =>
        new PoolFunction(host, operation, answer, connect);

    /// <inheritdoc/>
    public void Warm() => HeadStart.Take(_connect, _host.Telemetry.Log);

    /// <inheritdoc/>
    public void Invoke(Invocation invocation, IBufferWriter<byte> response)
    {
        _host.Telemetry.Describe(_operation);
        using var document = JsonDocument.Parse(invocation.Payload);
        if (!_answer(PoolEvent.Read(document.RootElement)).TryGet(out var write, out var error))
        {
            _host.Telemetry.Outcome("refused");
            throw new PoolRefusalException(error.Detail);
        }

        _host.Telemetry.Outcome("passed");
        Write(document.RootElement, write, response);
    }

    private static void Write(JsonElement @event, Action<Utf8JsonWriter> answer, IBufferWriter<byte> response)
    {
        using var json = new Utf8JsonWriter(response, JsonTextEncoder.WriterOptions);
        json.WriteStartObject();
        foreach (var member in @event.EnumerateObject().Where(member => !member.NameEquals("response"u8)))
        {
            member.WriteTo(json);
        }

        json.WriteStartObject("response"u8);
        answer(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}

/// <summary>Somebody may not pass: the failure by which a pool is told, in words for that person.</summary>
public sealed class PoolRefusalException(string message) : Exception(message);
