using System.Text.Json;
using Ecommerce.Aws;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Relay;

/// <summary>What is told of an event outside.</summary>
/// <param name="Detail">The event's detail, as it was written.</param>
/// <param name="Attributes">What subscribers can filter by.</param>
public sealed record Announcement(string Detail, IReadOnlyList<Field> Attributes)
{
    /// <summary>Reads an event as EventBridge delivers it.</summary>
    public static Result<Announcement> Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            return TextOf(root, "source") is { } source && TextOf(root, "detail-type") is { } type
                && MemberOf(root, "detail") is { ValueKind: JsonValueKind.Object } detail
                ? new Announcement(detail.GetRawText(), AttributesOf(source, type, detail))
                : Malformed("The message must be an event with source, detail-type and detail");
        }
        catch (JsonException)
        {
            return Malformed("The message must be an event in JSON");
        }
    }

    private static Field[] AttributesOf(string source, string type, JsonElement detail)
    {
        (string Name, string? Value)[] all =
            [("eventType", type), ("source", source), ("currency", CurrencyIn(detail)), ("alias", AliasOf(type))];
        return [.. all.Where(one => one.Value is not null).Select(one => new Field(one.Name, one.Value!))];
    }

    // What the older system called it; its subscribers filter by that.
    private static string? AliasOf(string type) => type switch
    {
        "OrderCreated" => "ORDER_CREATED",
        "OrderCancelled" => "ORDER_DELETED",
        _ => null,
    };

    // That of the first sum of money, in the order in which the event was written.
    private static string? CurrencyIn(JsonElement part) => part.ValueKind switch
    {
        JsonValueKind.Object => MemberOf(part, "amount") is { ValueKind: JsonValueKind.Number } && TextOf(part, "currency") is { } currency
            ? currency
            : part.EnumerateObject().Select(member => CurrencyIn(member.Value)).FirstOrDefault(found => found is not null),
        JsonValueKind.Array => part.EnumerateArray().Select(CurrencyIn).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static string? TextOf(JsonElement part, string name) =>
        MemberOf(part, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement? MemberOf(JsonElement part, string name) =>
        part.ValueKind == JsonValueKind.Object && part.TryGetProperty(name, out var member) ? member : null;

    private static Error Malformed(string words) => Error.Invalid(new Fault("", "malformed", words));
}
