using System.Text.Json;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html</summary>
internal static class BatchGetItem
{
    private const int KeysMax = 100;
    private const long PageBytesMax = 16 * 1024 * 1024;

    public static ReadOnlyMemory<byte> Run(Engine engine, Request request)
    {
        request.Only("RequestItems", "ReturnConsumedCapacity");
        var capacity = WriteReply.ReadCapacity(request);
        var tables = ReadTables(engine, request);
        return engine.Store.Read(session =>
        {
            Fetch(session, tables);
            return Json.WriteObject(json => WriteBody(json, tables, capacity));
        });
    }

    private sealed record KeysOfTable(Table Table, ReadMode Mode, Request Request, PathTree? Projection)
    {
        public List<(JsonElement Key, ItemRead Read)> Wanted { get; } = [];

        public List<(ItemRead Read, Row? Row)> Fetched { get; } = [];

        public IEnumerable<JsonElement> Unprocessed => Wanted.Skip(Fetched.Count).Select(wanted => wanted.Key);
    }

    private static KeysOfTable[] ReadTables(Engine engine, Request request)
    {
        KeysOfTable[] tables = [.. request.RequiredPart("RequestItems").Members()
            .Select(member => ReadTable(engine, member.Name, new Request(member.Value)))];
        return tables.Sum(table => table.Wanted.Count) switch
        {
            0 => throw DynamoException.Validation("The requestItems parameter is required for BatchGetItem"),
            > KeysMax => throw DynamoException.Validation("Too many items requested for the BatchGetItem call"),
            _ => tables,
        };
    }

    private static KeysOfTable ReadTable(Engine engine, string name, Request request)
    {
        request.Only("Keys", "ConsistentRead", "ProjectionExpression", "ExpressionAttributeNames");
        if (request.Elements("Keys").Count() > KeysMax)
        {
            throw DynamoException.Constraint(
                $"'[{request.Elements("Keys").Count()} keys]'", $"requestItems.{name}.member.keys",
                $"Member must have length less than or equal to {KeysMax}");
        }

        var table = engine.Catalog.Get(TableName.OfArn(name));
        var keys = new KeysOfTable(
            table, request.Flag("ConsistentRead") ? ReadMode.Strong : ReadMode.Eventual, request, ItemRead.ReadProjection(request));
        var seen = new HashSet<ItemKey>();
        foreach (var element in request.Elements("Keys"))
        {
            var key = table.Key.OfKey(ValueReader.ReadItem(element));
            if (!seen.Add(key))
            {
                throw DynamoException.Validation("Provided list of item keys contains duplicates");
            }

            keys.Wanted.Add((element, new ItemRead(table, key, keys.Projection)));
        }

        return keys;
    }

    private static void Fetch(Session session, KeysOfTable[] tables)
    {
        var bytes = 0L;
        foreach (var table in tables)
        {
            foreach (var (_, read) in table.Wanted)
            {
                var row = read.Find(session);
                bytes += row?.Size ?? 0;
                if (bytes > PageBytesMax)
                {
                    return;
                }

                table.Fetched.Add((read, row));
            }
        }
    }

    private static void WriteBody(Utf8JsonWriter json, KeysOfTable[] tables, string? capacity)
    {
        json.WriteStartObject("Responses"u8);
        foreach (var table in tables)
        {
            json.WriteStartArray(table.Table.Name);
            foreach (var (read, row) in table.Fetched)
            {
                if (row is not null)
                {
                    read.Write(json, row);
                }
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteStartObject("UnprocessedKeys"u8);
        foreach (var table in tables.Where(table => table.Unprocessed.Any()))
        {
            json.WritePropertyName(table.Table.Name);
            table.Request.WriteWith(json, "Keys", table.Unprocessed);
        }

        json.WriteEndObject();
        CapacityList.Write(json, capacity, CapacityKind.Plain, list =>
        {
            foreach (var table in tables)
            {
                list.Of(table.Table).AddTable(table.Fetched.Sum(one => Capacity.ReadUnits(one.Row?.Size ?? 0, table.Mode)));
            }
        });
    }
}
