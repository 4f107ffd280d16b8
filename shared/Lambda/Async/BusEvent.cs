using System.Text.Json;
using Ecommerce.Contracts.Events;
using Ecommerce.Kernel;

namespace Ecommerce.Lambda;

/// <summary>
/// An event as EventBridge delivers it (EventBridge user guide, "AWS events", event structure), its <c>detail</c> as
/// <see cref="EventEnvelope"/> writes it.
/// </summary>
/// <param name="Source">Who said it.</param>
/// <param name="Name">What happened: EventBridge's <c>detail-type</c>.</param>
/// <param name="Data">JSON, not looked at yet.</param>
internal sealed record BusEvent(string Source, string Name, EventMetadata Metadata, ReadOnlyMemory<byte> Data)
{
    /// <summary>Reads an event strictly as far as it is everybody's, and lets pass what it does not know.</summary>
    public static Result<BusEvent> Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            Utf8JsonReader reader = new(json.Span);
            return new BusEventReader(json).Read(ref reader);
        }
        catch (JsonException)
        {
            return Error.Invalid(new Fault("", JsonFaults.Malformed, "The message must be an event in JSON"));
        }
        catch (InvalidOperationException)
        {
            // What the reader throws of a string that is no Unicode text.
            return Error.Invalid(new Fault("", JsonFaults.Malformed, "The event must be Unicode text"));
        }
    }
}
