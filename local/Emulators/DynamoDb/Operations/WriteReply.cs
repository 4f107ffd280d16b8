using System.Text.Json;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>What a single write answers: attributes and capacity, as asked.</summary>
internal sealed record WriteReply(string ReturnValues, string? Capacity)
{
    /// <summary>The parameters that every single write shares.</summary>
    public static WriteReply Read(Request request, params ReadOnlySpan<string> returnValues)
    {
        var wanted = request.Choice("ReturnValues", "ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW") ?? "NONE";
        if (!returnValues.Contains(wanted))
        {
            throw DynamoException.Validation("Return values set to invalid value");
        }

        _ = request.Choice("ReturnItemCollectionMetrics", "SIZE", "NONE");
        return new WriteReply(wanted, ReadCapacity(request));
    }

    /// <summary>Which capacity to answer; null for none.</summary>
    public static string? ReadCapacity(Request request) =>
        request.Choice("ReturnConsumedCapacity", "INDEXES", "TOTAL", "NONE") is { } wanted and not "NONE" ? wanted : null;

    public static bool ReadShowsItem(Request request) =>
        request.Choice("ReturnValuesOnConditionCheckFailure", "ALL_OLD", "NONE") == "ALL_OLD";

    public ReadOnlyMemory<byte> Of(Written written) => Json.WriteObject(json =>
    {
        WriteAttributes(json, written);
        if (Capacity is not null)
        {
            var consumed = new ConsumedCapacity(written.Write.Table.Name);
            written.Charge(consumed, factor: 1);
            json.WritePropertyName("ConsumedCapacity"u8);
            consumed.Write(json, byIndex: Capacity == "INDEXES");
        }
    });

    private void WriteAttributes(Utf8JsonWriter json, Written written)
    {
        var row = ReturnValues.EndsWith("_OLD", StringComparison.Ordinal) ? written.Before
            : ReturnValues.EndsWith("_NEW", StringComparison.Ordinal) ? written.After
            : null;
        if (row is null)
        {
            return;
        }

        if (ReturnValues.StartsWith("ALL", StringComparison.Ordinal))
        {
            json.WriteStored("Attributes"u8, row.Body);
            return;
        }

        var updated = ((UpdateWrite)written.Write).Update?.Paths ?? [];
        var picked = PathTree.Of(updated).Pick(row.Item);
        if (picked.Entries.Count > 0)
        {
            json.WriteItem("Attributes"u8, picked);
        }
    }
}
