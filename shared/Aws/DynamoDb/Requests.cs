using System.Text.Json;

namespace Ecommerce.Aws.DynamoDb;

/// <summary>Writes requests as the API reference of DynamoDB (2012-08-10) spells them. What is not asked for is left out.</summary>
internal static class Requests
{
    public static void Query(RequestBody body, Query query)
    {
        var json = body.Start();
        json.WriteString("TableName"u8, query.Table);
        json.WriteString("KeyConditionExpression"u8, query.KeyCondition);
        Text(json, "IndexName"u8, query.Index);
        Text(json, "FilterExpression"u8, query.Filter);
        Text(json, "ProjectionExpression"u8, query.Projection);
        Text(json, "Select"u8, query.CountOnly ? "COUNT" : null);
        Flag(json, "ConsistentRead"u8, query.Consistent);
        if (query.Descending)
        {
            json.WriteBoolean("ScanIndexForward"u8, value: false);
        }

        if (query.Limit is { } limit)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1, nameof(query));
            json.WriteNumber("Limit"u8, limit);
        }

        Expressions(body, query.Names, query.Values);
        body.Item("ExclusiveStartKey"u8, query.StartAfter);
    }

    public static void Write(RequestBody body, Write write, bool isTransacted)
    {
        var json = isTransacted ? body.Json : body.Start();
        json.WriteString("TableName"u8, write.Table);
        if (write.Item is not null)
        {
            body.Item("Item"u8, write.Item);
        }
        else
        {
            body.Item("Key"u8, write.Key.WriteTo);
        }

        Text(json, "UpdateExpression"u8, write.Expression);
        Text(json, "ConditionExpression"u8, write.Condition);
        Text(json, "ReturnValuesOnConditionCheckFailure"u8, write.ReturnsItemOnFailure ? "ALL_OLD" : null);
        Text(json, "ReturnValues"u8, !isTransacted && write is { ReturnsItem: true, Kind: WriteKind.Update } ? "ALL_NEW" : null);
        Expressions(body, write.Names, write.Values);
    }

    public static void Transaction(RequestBody body, IReadOnlyList<Write> writes, string token)
    {
        var json = body.Start();
        json.WriteString("ClientRequestToken"u8, token);
        json.WriteStartArray("TransactItems"u8);
        foreach (var write in writes)
        {
            json.WriteStartObject();
            json.WriteStartObject(ActionOf(write.Kind));
            Write(body, write, isTransacted: true);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void BatchGet(RequestBody body, string table, IEnumerable<Key> keys, bool consistent)
    {
        var json = body.Start();
        json.WriteStartObject("RequestItems"u8);
        json.WriteStartObject(table);
        json.WriteStartArray("Keys"u8);
        var item = new ItemWriter(json);
        foreach (var key in keys)
        {
            json.WriteStartObject();
            key.WriteTo(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Flag(json, "ConsistentRead"u8, consistent);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The previous answer's UnprocessedKeys have the form of RequestItems, so they are sent back as they came.</summary>
    public static void BatchGet(RequestBody body, ReadOnlySpan<byte> unprocessed)
    {
        var json = body.Start();
        json.WritePropertyName("RequestItems"u8);
        json.WriteRawValue(unprocessed, skipInputValidation: true);
    }

    public static void Text(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    public static void Flag(Utf8JsonWriter json, ReadOnlySpan<byte> name, bool value)
    {
        if (value)
        {
            json.WriteBoolean(name, value);
        }
    }

    private static void Expressions(
        RequestBody body,
        IReadOnlyList<(string Placeholder, string Attribute)> names,
        Action<ItemWriter>? values)
    {
        if (names.Count > 0)
        {
            body.Json.WriteStartObject("ExpressionAttributeNames"u8);
            foreach (var (placeholder, attribute) in names)
            {
                body.Json.WriteString(placeholder, attribute);
            }

            body.Json.WriteEndObject();
        }

        body.Item("ExpressionAttributeValues"u8, values);
    }

    private static string ActionOf(WriteKind kind) => kind switch
    {
        WriteKind.Put => "Put",
        WriteKind.Update => "Update",
        WriteKind.Delete => "Delete",
        WriteKind.Check => "ConditionCheck",
    };
}
