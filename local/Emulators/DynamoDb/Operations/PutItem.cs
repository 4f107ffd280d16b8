namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html</summary>
internal static class PutItem
{
    public static ReadOnlyMemory<byte> Run(Engine engine, Request request)
    {
        request.Only(
            "TableName", "Item", "ConditionExpression", "ExpressionAttributeNames", "ExpressionAttributeValues", "ReturnValues",
            "ReturnValuesOnConditionCheckFailure", "ReturnConsumedCapacity", "ReturnItemCollectionMetrics");
        var reply = WriteReply.Read(request, "NONE", "ALL_OLD");
        var write = Read(engine, request);
        return reply.Of(engine.WriteOne("PutItem", write));
    }

    /// <summary>Reads a put, of its own or of a transaction.</summary>
    public static PutWrite Read(Engine engine, Request request)
    {
        var item = request.RequiredItem("Item");
        var expressions = new ExpressionAttributes(request, "ConditionExpression");
        var condition = expressions.Condition("ConditionExpression");
        expressions.CheckAllUsed();
        return PutWrite.Of(engine.Table(request), item) with
        {
            Condition = condition,
            ShowsItemOnFailure = WriteReply.ReadShowsItem(request),
        };
    }
}
