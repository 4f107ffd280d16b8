using System.Text.Json;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>Why one action of a transaction cancelled it, or <see cref="None"/>; one for each action, in their order.</summary>
internal sealed record CancellationReason(string Code, string? Message, byte[]? Item = null)
{
    public static readonly CancellationReason None = new("None", Message: null);

    public static readonly CancellationReason Conflict = new("TransactionConflict", "Transaction is ongoing for the item");

    public static readonly CancellationReason Throttled = new(
        "ThrottlingError", "Throughput exceeds the current capacity for one or more global secondary indexes or the table.");

    /// <summary>What a single write would have thrown, seen as a reason; null for what refuses the whole request.</summary>
    public static CancellationReason? From(DynamoException refusal) => refusal.Code switch
    {
        "ConditionalCheckFailedException" => new CancellationReason("ConditionalCheckFailed", refusal.Message, refusal.Item),
        "ValidationException" => new CancellationReason("ValidationError", refusal.Message),
        _ => null,
    };

    public static void WriteAll(Utf8JsonWriter json, IReadOnlyList<CancellationReason> reasons)
    {
        json.WriteStartArray("CancellationReasons"u8);
        foreach (var reason in reasons)
        {
            json.WriteStartObject();
            json.WriteString("Code"u8, reason.Code);
            if (reason.Message is not null)
            {
                json.WriteString("Message"u8, reason.Message);
            }

            if (reason.Item is { } item)
            {
                json.WritePropertyName("Item"u8);
                json.WriteRawValue(item, skipInputValidation: true);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
