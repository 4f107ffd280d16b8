namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html</summary>
internal static class GetItem
{
    public static ReadOnlyMemory<byte> Run(Engine engine, Request request)
    {
        request.Only("TableName", "Key", "ConsistentRead", "ProjectionExpression", "ExpressionAttributeNames", "ReturnConsumedCapacity");
        var capacity = WriteReply.ReadCapacity(request);
        var mode = request.Flag("ConsistentRead") ? ReadMode.Strong : ReadMode.Eventual;
        var read = ItemRead.Of(engine, request);
        var row = engine.Store.ReadOnce(read.Find);
        return Json.WriteObject(json =>
        {
            if (row is not null)
            {
                read.Write(json, "Item"u8, row);
            }

            if (capacity is not null)
            {
                var consumed = new ConsumedCapacity(read.Table.Name);
                consumed.AddTable(Capacity.ReadUnits(row?.Size ?? 0, mode));
                json.WritePropertyName("ConsumedCapacity"u8);
                consumed.Write(json, byIndex: capacity == "INDEXES");
            }
        });
    }
}
