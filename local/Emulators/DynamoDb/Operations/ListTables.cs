namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTables.html</summary>
internal static class ListTables
{
    private const int PageMax = 100;

    public static ReadOnlyMemory<byte> Run(Engine engine, Request request)
    {
        request.Only("ExclusiveStartTableName", "Limit");
        var start = request.Text("ExclusiveStartTableName");
        var limit = request.Integer("Limit", least: 1, most: PageMax) ?? PageMax;
        string[] rest = [.. engine.Catalog.All
            .Select(table => table.Name)
            .Where(name => start is null || string.CompareOrdinal(name, start) > 0)
            .Take(limit + 1)];
        return Json.WriteObject(json =>
        {
            json.WriteStartArray("TableNames"u8);
            foreach (var name in rest.Take(limit))
            {
                json.WriteStringValue(name);
            }

            json.WriteEndArray();
            if (rest.Length > limit)
            {
                json.WriteString("LastEvaluatedTableName"u8, rest[limit - 1]);
            }
        });
    }
}
