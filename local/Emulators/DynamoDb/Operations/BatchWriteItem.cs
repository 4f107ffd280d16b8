using System.Text.Json;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html</summary>
internal static class BatchWriteItem
{
    private const int WritesMax = 25;

    public static ReadOnlyMemory<byte> Run(Engine engine, Request request)
    {
        request.Only("RequestItems", "ReturnConsumedCapacity", "ReturnItemCollectionMetrics");
        var capacity = WriteReply.ReadCapacity(request);
        _ = request.Choice("ReturnItemCollectionMetrics", "SIZE", "NONE");
        var wanted = ReadWrites(engine, request);
        var isFaulty = wanted.ToLookup(one => engine.Faults?.Next("BatchWriteItem", one.Write.Table.Name) is not null);
        if (!isFaulty[false].Any())
        {
            // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html: none at all is an error.
            throw DynamoException.Throttled();
        }

        var written = engine.Write(changes => isFaulty[false].Select(one => one.Write.Run(changes)).ToArray());
        return Json.WriteObject(json =>
        {
            WriteUnprocessed(json, isFaulty[true]);
            CapacityList.Write(json, capacity, CapacityKind.Plain, list =>
            {
                foreach (var one in written)
                {
                    one.Charge(list.Of(one.Write.Table), factor: 1);
                }
            });
        });
    }

    private static List<(JsonElement Element, ItemWrite Write)> ReadWrites(Engine engine, Request request)
    {
        var writes = new List<(JsonElement Element, ItemWrite Write)>();
        var seen = new HashSet<(long, ItemKey)>();
        foreach (var (name, value) in request.RequiredPart("RequestItems").Members())
        {
            CheckCount(name, Request.ElementsOf(value, name).Count());
            var table = engine.Catalog.Get(TableName.OfArn(name));
            foreach (var element in Request.ElementsOf(value, name))
            {
                var write = ReadWrite(table, new Request(element));
                if (!seen.Add((table.Id, write.Key)))
                {
                    throw DynamoException.Validation("Provided list of item keys contains duplicates");
                }

                writes.Add((element, write));
            }
        }

        return writes.Count switch
        {
            0 => throw DynamoException.Validation("The requestItems parameter is required for BatchWriteItem"),
            > WritesMax => throw DynamoException.Validation("Too many items requested for the BatchWriteItem call"),
            _ => writes,
        };
    }

    private static void CheckCount(string table, int count)
    {
        if (count is 0 or > WritesMax)
        {
            throw DynamoException.Constraint(
                $"'{{{table}=[{count} requests]}}'", "requestItems",
                "Map value must satisfy constraint: "
                + $"[Member must have length less than or equal to {WritesMax}, Member must have length greater than or equal to 1]");
        }
    }

    private static ItemWrite ReadWrite(Table table, Request request)
    {
        request.Only("PutRequest", "DeleteRequest");
        switch (request.Part("PutRequest"), request.Part("DeleteRequest"))
        {
            case ({ } put, null):
                put.Only("Item");
                var item = put.RequiredItem("Item");
                return table.Key.IsOf(item)
                    ? PutWrite.Of(table, item)
                    : throw DynamoException.Validation("The provided key element does not match the schema");
            case (null, { } delete):
                delete.Only("Key");
                return new DeleteWrite(table, table.Key.OfKey(delete.RequiredItem("Key")));
            default:
                throw DynamoException.Validation(
                    "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes");
        }
    }

    private static void WriteUnprocessed(Utf8JsonWriter json, IEnumerable<(JsonElement Element, ItemWrite Write)> writes)
    {
        json.WriteStartObject("UnprocessedItems"u8);
        foreach (var table in writes.GroupBy(one => one.Write.Table.Name))
        {
            json.WriteStartArray(table.Key);
            foreach (var (element, _) in table)
            {
                element.WriteTo(json);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
