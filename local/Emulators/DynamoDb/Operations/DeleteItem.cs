namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteItem.html</summary>
internal static class DeleteItem
{
    public static ReadOnlyMemory<byte> Run(Engine engine, Request request)
    {
        request.Only(
            "TableName", "Key", "ConditionExpression", "ExpressionAttributeNames", "ExpressionAttributeValues", "ReturnValues",
            "ReturnValuesOnConditionCheckFailure", "ReturnConsumedCapacity", "ReturnItemCollectionMetrics");
        var reply = WriteReply.Read(request, "NONE", "ALL_OLD");
        var write = Read(engine, request);
        return reply.Of(engine.WriteOne("DeleteItem", write));
    }

    /// <summary>Reads a delete, of its own or of a transaction.</summary>
    public static DeleteWrite Read(Engine engine, Request request)
    {
        var (table, key, condition) = ReadTarget(engine, request);
        return new DeleteWrite(table, key) { Condition = condition, ShowsItemOnFailure = WriteReply.ReadShowsItem(request) };
    }

    /// <summary>Reads what a delete and a condition check have in common.</summary>
    public static (Table Table, ItemKey Key, BoundCondition? Condition) ReadTarget(Engine engine, Request request)
    {
        var key = request.RequiredItem("Key");
        var expressions = new ExpressionAttributes(request, "ConditionExpression");
        var condition = expressions.Condition("ConditionExpression");
        expressions.CheckAllUsed();
        var table = engine.Table(request);
        return (table, table.Key.OfKey(key), condition);
    }
}
