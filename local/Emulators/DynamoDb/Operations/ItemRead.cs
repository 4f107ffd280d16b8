using System.Text.Json;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>One item to read by its key, and which parts of it.</summary>
internal sealed record ItemRead(Table Table, ItemKey Key, PathTree? Projection)
{
    public static ItemRead Of(Engine engine, Request request)
    {
        var key = request.RequiredItem("Key");
        var projection = ReadProjection(request);
        var table = engine.Table(request);
        return new ItemRead(table, table.Key.OfKey(key), projection);
    }

    public static PathTree? ReadProjection(Request request)
    {
        var expressions = new ExpressionAttributes(request, "ProjectionExpression");
        var projection = expressions.Projection();
        expressions.CheckAllUsed();
        return projection;
    }

    public Row? Find(Session session) => ItemRows.Find(session, Table, Key);

    /// <summary>Writes the item under a name: the stored bytes as they are, unless only parts are wanted.</summary>
    public void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, Row row)
    {
        json.WritePropertyName(name);
        Write(json, row);
    }

    public void Write(Utf8JsonWriter json, Row row)
    {
        if (Projection is null)
        {
            json.WriteRawValue(row.Body, skipInputValidation: true);
        }
        else
        {
            ValueWriter.WriteEntries(json, Projection.Pick(row.Item));
        }
    }
}
