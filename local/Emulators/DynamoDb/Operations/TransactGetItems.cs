namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactGetItems.html</summary>
internal static class TransactGetItems
{
    public static ReadOnlyMemory<byte> Run(Engine engine, Request request)
    {
        request.Only("TransactItems", "ReturnConsumedCapacity");
        var capacity = WriteReply.ReadCapacity(request);
        var reads = TransactWriteItems.Actions(request).Select(action =>
        {
            action.Only("Get");
            var get = action.RequiredPart("Get");
            get.Only("TableName", "Key", "ProjectionExpression", "ExpressionAttributeNames");
            return ItemRead.Of(engine, get);
        }).ToArray();
        TransactWriteItems.CheckDistinct(reads.Select(read => (read.Table, read.Key)));
        var rows = engine.Store.Read(session => reads.Select(read => read.Find(session)).ToArray());
        TransactWriteItems.CheckSize(rows.Sum(row => (long)(row?.Size ?? 0)));
        return Json.WriteObject(json =>
        {
            json.WriteStartArray("Responses"u8);
            foreach (var (read, row) in reads.Zip(rows))
            {
                json.WriteStartObject();
                if (row is not null)
                {
                    read.Write(json, "Item"u8, row);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            CapacityList.Write(json, capacity, CapacityKind.TransactionalRead, list =>
            {
                foreach (var (read, row) in reads.Zip(rows))
                {
                    list.Of(read.Table).AddTable(Capacity.ReadUnits(row?.Size ?? 0, ReadMode.Transactional));
                }
            });
        });
    }
}
