using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Ecommerce.Contracts.Events;
using Ecommerce.Kernel;

namespace Ecommerce.Lambda;

/// <summary>What a function does with events of one type.</summary>
public sealed class Consumer
{
    private readonly Func<BusEvent, Error?> _handle;
    private readonly Action _warm;

    private Consumer(EventType type, Func<BusEvent, Error?> handle, Action warm) => (Event, _handle, _warm) = (type, handle, warm);

    /// <summary>The type of event it takes.</summary>
    public EventType Event { get; }

    /// <summary>A consumer of the events of a type.</summary>
    /// <param name="handle">Does the work of one event: null when it is done, else why it is refused. It may throw as well.</param>
    /// <param name="takes">
    /// How the data is read. Events are additive: the context must let unknown members pass, and be strict about what is required.
    /// </param>
    public static Consumer Of<T>(Func<T, EventMetadata, Error?> handle, JsonTypeInfo<T> takes) where T : class, IEvent =>
        new(
            T.Event,
            @event => Read(@event, takes).TryGet(out var data, out var error) ? handle(data, @event.Metadata) : error,
            () => JsonBody.WarmTakes(takes));

    internal Error? Handle(BusEvent @event) => _handle(@event);

    /// <summary>Touches the JSON metadata, so that the first event does not pay for it.</summary>
    internal void Warm() => _warm();

    private static Result<T> Read<T>(BusEvent @event, JsonTypeInfo<T> takes) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(@event.Data.Span, takes) is { } data
                ? data
                : Error.Invalid(new Fault("/detail/data", JsonFaults.WrongType, "The data must not be null"));
        }
        catch (JsonException wrong)
        {
            // The path only: the message may quote the data.
            var detail = $"The data is not one of {@event.Name}: see {wrong.Path}";
            return Error.Invalid(new Fault("/detail/data", JsonFaults.WrongType, detail));
        }
    }
}
