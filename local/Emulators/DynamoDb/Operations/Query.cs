namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html</summary>
internal static class Query
{
    public static ReadOnlyMemory<byte> Run(Engine engine, Request request)
    {
        request.Only(
            "TableName", "IndexName", "KeyConditionExpression", "FilterExpression", "ProjectionExpression", "ExpressionAttributeNames",
            "ExpressionAttributeValues", "Select", "Limit", "ConsistentRead", "ScanIndexForward", "ExclusiveStartKey",
            "ReturnConsumedCapacity");
        var expressions = new ExpressionAttributes(request, "FilterExpression", "KeyConditionExpression", "ProjectionExpression");
        var page = PageRequest.Read(engine, request, expressions);
        var condition = expressions.Condition("KeyConditionExpression") ?? throw DynamoException.Validation(
            "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
        expressions.CheckAllUsed();
        var key = KeyCondition.Of(condition, page.Key);
        CheckFilter(page);
        var start = page.ReadStart(request);
        CheckStart(start, key);
        var isForward = !request.Has("ScanIndexForward") || request.Flag("ScanIndexForward");
        return Page.Read(
            engine, page, RangeQuery.Partition(page.Table, page.Index, key.Partition, key.Bounds, start, isForward));
    }

    private static void CheckFilter(PageRequest page)
    {
        if (page.Filter is not { } filter)
        {
            return;
        }

        var names = ConditionPaths.Of(filter.Syntax).Select(path => path.Resolve(filter.Scope.Names).Root);
        if (names.FirstOrDefault(page.Key.Contains) is { } key)
        {
            throw DynamoException.Validation(
                $"Filter Expression can only contain non-primary key attributes: Primary key attribute: {key}");
        }
    }

    private static void CheckStart(StartPosition? start, KeyCondition key)
    {
        if (start is null)
        {
            return;
        }

        if (!start.Key.Hash.AsSpan().SequenceEqual(key.Partition.Hash))
        {
            throw DynamoException.Validation(
                "The provided starting key is outside query boundaries based on provided conditions");
        }

        if (!key.Bounds.Contains(start.Key.Range))
        {
            throw DynamoException.Validation("The provided starting key does not match the range key predicate");
        }
    }
}
