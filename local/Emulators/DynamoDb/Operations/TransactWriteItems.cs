namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html</summary>
internal static class TransactWriteItems
{
    private const int ActionsMax = 100;
    private const long BytesMax = 4 * 1024 * 1024;
    private const int UnitFactor = 2;

    public static ReadOnlyMemory<byte> Run(Engine engine, Request request)
    {
        request.Only("TransactItems", "ClientRequestToken", "ReturnConsumedCapacity", "ReturnItemCollectionMetrics");
        var capacity = WriteReply.ReadCapacity(request);
        _ = request.Choice("ReturnItemCollectionMetrics", "SIZE", "NONE");
        var token = IdempotencyToken.Read(request);
        var writes = Actions(request).Select(action => ReadAction(engine, action)).ToArray();
        CheckDistinct(writes.Select(write => (write.Table, write.Key)));
        ThrowFault(engine, writes);
        return engine.Write(changes =>
        {
            if (token?.FindReply(changes.Session, changes.Now) is { } earlier)
            {
                return earlier;
            }

            var reply = Reply(RunAll(changes, writes), capacity);
            token?.Remember(changes.Session, changes.Now, reply);
            return reply;
        });
    }

    /// <summary>The actions of a transaction of either kind, counted.</summary>
    public static IReadOnlyList<Request> Actions(Request request)
    {
        if (!request.Has("TransactItems"))
        {
            throw Request.Missing("TransactItems");
        }

        Request[] actions = [.. request.Objects("TransactItems")];
        return actions.Length switch
        {
            0 => throw DynamoException.Constraint("'[]'", "transactItems", "Member must have length greater than or equal to 1"),
            > ActionsMax => throw DynamoException.Constraint(
                $"'[{actions.Length} items]'", "transactItems", $"Member must have length less than or equal to {ActionsMax}"),
            _ => actions,
        };
    }

    public static void CheckDistinct(IEnumerable<(Table Table, ItemKey Key)> targets)
    {
        var seen = new HashSet<(long, ItemKey)>();
        if (!targets.All(target => seen.Add((target.Table.Id, target.Key))))
        {
            throw DynamoException.Validation("Transaction request cannot include multiple operations on one item");
        }
    }

    public static void CheckSize(long bytes)
    {
        if (bytes > BytesMax)
        {
            throw DynamoException.Validation("Transaction request cannot be larger than 4 MB");
        }
    }

    private static ItemWrite ReadAction(Engine engine, Request action)
    {
        action.Only("ConditionCheck", "Put", "Update", "Delete");
        var kinds = action.Members().Where(member => action.Has(member.Name)).Select(member => member.Name).ToArray();
        if (kinds is not [var kind])
        {
            throw DynamoException.Validation("TransactItems can only contain one of Check, Put, Update or Delete");
        }

        var part = action.RequiredPart(kind);
        part.Only([
            "TableName", kind == "Put" ? "Item" : "Key", .. kind == "Update" ? ["UpdateExpression"] : Array.Empty<string>(),
            "ConditionExpression", "ExpressionAttributeNames", "ExpressionAttributeValues", "ReturnValuesOnConditionCheckFailure"]);
        return kind switch
        {
            "Put" => PutItem.Read(engine, part),
            "Update" => part.Has("UpdateExpression") ? UpdateItem.Read(engine, part) : throw Request.Missing("UpdateExpression"),
            "Delete" => DeleteItem.Read(engine, part),
            _ => ReadCheck(engine, part),
        };
    }

    private static CheckWrite ReadCheck(Engine engine, Request part)
    {
        var (table, key, condition) = DeleteItem.ReadTarget(engine, part);
        return new CheckWrite(table, key)
        {
            Condition = condition ?? throw Request.Missing("ConditionExpression"),
            ShowsItemOnFailure = WriteReply.ReadShowsItem(part),
        };
    }

    private static void ThrowFault(Engine engine, ItemWrite[] writes)
    {
        if (engine.Faults?.Next("TransactWriteItems", writes[0].Table.Name) is { } fault)
        {
            var reason = fault == WriteFault.TransactionConflict ? CancellationReason.Conflict : CancellationReason.Throttled;
            throw DynamoException.Cancelled([reason, .. Enumerable.Repeat(CancellationReason.None, writes.Length - 1)]);
        }
    }

    // Every action is tried even after one has failed: each gets its own reason. Throwing undoes those that went through.
    private static List<Written> RunAll(Changes changes, ItemWrite[] writes)
    {
        var written = new List<Written>(writes.Length);
        var reasons = new List<CancellationReason>(writes.Length);
        foreach (var write in writes)
        {
            try
            {
                written.Add(write.Run(changes));
                reasons.Add(CancellationReason.None);
            }
            catch (DynamoException refusal) when (CancellationReason.From(refusal) is { } reason)
            {
                reasons.Add(reason);
            }
        }

        if (written.Count < writes.Length)
        {
            throw DynamoException.Cancelled(reasons);
        }

        CheckSize(written.Sum(one => (long)Math.Max(one.Before?.Size ?? 0, one.After?.Size ?? 0)));
        return written;
    }

    private static ReadOnlyMemory<byte> Reply(List<Written> written, string? capacity) => Json.WriteObject(json =>
        CapacityList.Write(json, capacity, CapacityKind.TransactionalWrite, list =>
        {
            foreach (var one in written)
            {
                one.Charge(list.Of(one.Write.Table), UnitFactor);
            }
        }));
}
