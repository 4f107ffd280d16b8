namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html</summary>
internal static class UpdateItem
{
    public static ReadOnlyMemory<byte> Run(Engine engine, Request request)
    {
        request.Only(
            "TableName", "Key", "UpdateExpression", "ConditionExpression", "ExpressionAttributeNames", "ExpressionAttributeValues",
            "ReturnValues", "ReturnValuesOnConditionCheckFailure", "ReturnConsumedCapacity", "ReturnItemCollectionMetrics");
        var reply = WriteReply.Read(request, "NONE", "ALL_OLD", "UPDATED_OLD", "ALL_NEW", "UPDATED_NEW");
        var write = Read(engine, request);
        return reply.Of(engine.WriteOne("UpdateItem", write));
    }

    /// <summary>Reads an update, of its own or of a transaction.</summary>
    public static UpdateWrite Read(Engine engine, Request request)
    {
        var keyAttributes = request.RequiredItem("Key");
        var expressions = new ExpressionAttributes(request, "UpdateExpression", "ConditionExpression");
        var update = expressions.Update();
        var condition = expressions.Condition("ConditionExpression");
        expressions.CheckAllUsed();
        var table = engine.Table(request);
        var key = table.Key.OfKey(keyAttributes);
        if (update is not null)
        {
            UpdateChecker.CheckKey(update, table.Key);
        }

        return new UpdateWrite(table, key, keyAttributes, update)
        {
            Condition = condition,
            ShowsItemOnFailure = WriteReply.ReadShowsItem(request),
        };
    }
}
