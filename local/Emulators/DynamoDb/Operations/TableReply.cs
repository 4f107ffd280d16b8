using System.Text;
using System.Text.Json;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>Describes a table as the service does.</summary>
internal static class TableReply
{
    public static ReadOnlyMemory<byte> Of(Session session, Table table, string member, string status = "ACTIVE") =>
        Json.WriteObject(json =>
        {
            json.WriteStartObject(member);
            WriteTable(json, session, table, status);
            json.WriteEndObject();
        });

    private static void WriteTable(Utf8JsonWriter json, Session session, Table table, string status)
    {
        var definition = table.Definition;
        json.WriteStartArray("AttributeDefinitions"u8);
        foreach (var attribute in definition.Attributes)
        {
            json.WriteStartObject();
            json.WriteString("AttributeName"u8, attribute.Name);
            json.WriteString("AttributeType"u8, attribute.Type);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("TableName"u8, table.Name);
        WriteKey(json, table.Key);
        json.WriteString("TableStatus"u8, status);
        json.WriteNumber("CreationDateTime"u8, table.Created.ToUnixTimeMilliseconds() / 1000m);
        WriteThroughput(json, definition.Provisioned);
        WriteCounts(json, "Table", session, "SELECT items, bytes FROM tables WHERE id=?1", table.Id);
        json.WriteString("TableArn"u8, TableName.Arn(table.Name));
        json.WriteString("TableId"u8, $"00000000-0000-4000-8000-{table.Id:d12}");
        WriteOptions(json, table);
        WriteIndexes(json, session, table);
    }

    private static void WriteOptions(Utf8JsonWriter json, Table table)
    {
        var definition = table.Definition;
        if (definition.Provisioned is null)
        {
            json.WriteStartObject("BillingModeSummary"u8);
            json.WriteString("BillingMode"u8, "PAY_PER_REQUEST"u8);
            json.WriteNumber("LastUpdateToPayPerRequestDateTime"u8, table.Created.ToUnixTimeMilliseconds() / 1000m);
            json.WriteEndObject();
        }

        json.WriteBoolean("DeletionProtectionEnabled"u8, definition.IsProtected);
        json.WriteStartObject("TableClassSummary"u8);
        json.WriteString("TableClass"u8, definition.TableClass);
        json.WriteEndObject();
        if (definition.IsEncrypted)
        {
            json.WriteStartObject("SSEDescription"u8);
            json.WriteString("Status"u8, "ENABLED"u8);
            json.WriteString("SSEType"u8, "KMS"u8);
            json.WriteEndObject();
        }

        if (table.LatestStream is { } stream)
        {
            WriteStream(json, stream);
        }
    }

    // A stream that was disabled is named as the latest until its records are gone.
    private static void WriteStream(Utf8JsonWriter json, TableStream stream)
    {
        if (stream.Closed is null)
        {
            json.WriteStartObject("StreamSpecification"u8);
            json.WriteBoolean("StreamEnabled"u8, true);
            json.WriteString("StreamViewType"u8, stream.View);
            json.WriteEndObject();
        }

        json.WriteString("LatestStreamLabel"u8, stream.Label);
        json.WriteString("LatestStreamArn"u8, stream.Arn);
    }

    private static void WriteIndexes(Utf8JsonWriter json, Session session, Table table)
    {
        if (table.Indexes.Count == 0)
        {
            return;
        }

        json.WriteStartArray("GlobalSecondaryIndexes"u8);
        foreach (var index in table.Indexes)
        {
            json.WriteStartObject();
            json.WriteString("IndexName"u8, index.Name);
            WriteKey(json, index.Key);
            WriteProjection(json, index.Definition);
            json.WriteString("IndexStatus"u8, "ACTIVE"u8);
            WriteThroughput(json, index.Definition.Provisioned);
            WriteCounts(json, "Index", session, "SELECT items, bytes FROM indexes WHERE id=?1", index.Id);
            json.WriteString("IndexArn"u8, $"{TableName.Arn(table.Name)}/index/{index.Name}");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteProjection(Utf8JsonWriter json, IndexDefinition index)
    {
        json.WriteStartObject("Projection"u8);
        json.WriteString("ProjectionType"u8, index.Projection);
        if (index.Included.Count > 0)
        {
            json.WriteStartArray("NonKeyAttributes"u8);
            foreach (var name in index.Included)
            {
                json.WriteStringValue(name);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>The JSON of a key schema, as every description has it.</summary>
    public static string KeyOf(KeySchema key) => Encoding.UTF8.GetString(Json.Write(json => WriteKeyElements(json, key)).Span);

    private static void WriteKey(Utf8JsonWriter json, KeySchema key)
    {
        json.WritePropertyName("KeySchema"u8);
        WriteKeyElements(json, key);
    }

    private static void WriteKeyElements(Utf8JsonWriter json, KeySchema key)
    {
        json.WriteStartArray();
        foreach (var attribute in key.Attributes)
        {
            json.WriteStartObject();
            json.WriteString("AttributeName"u8, attribute.Name);
            json.WriteString("KeyType"u8, attribute == key.Hash ? "HASH"u8 : "RANGE"u8);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteThroughput(Utf8JsonWriter json, Throughput? provisioned)
    {
        json.WriteStartObject("ProvisionedThroughput"u8);
        json.WriteNumber("NumberOfDecreasesToday"u8, 0);
        json.WriteNumber("ReadCapacityUnits"u8, provisioned?.ReadUnits ?? 0);
        json.WriteNumber("WriteCapacityUnits"u8, provisioned?.WriteUnits ?? 0);
        json.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter json, string prefix, Session session, string sql, long id)
    {
        using var reader = session.Query(sql, id);
        var exists = reader.Read();
        json.WriteNumber($"{prefix}SizeBytes", exists ? reader.GetInt64(1) : 0);
        json.WriteNumber("ItemCount"u8, exists ? reader.GetInt64(0) : 0);
    }
}
