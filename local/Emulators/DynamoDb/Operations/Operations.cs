using System.Collections.Frozen;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>Carries out one operation and answers its body.</summary>
internal delegate ReadOnlyMemory<byte> Operation(Engine engine, Request request);

/// <summary>The operations there are, by their name on the wire.</summary>
internal static class Operations
{
    private static readonly FrozenDictionary<string, Operation> s_operations = new Dictionary<string, Operation>
    {
        ["CreateTable"] = CreateTable.Run,
        ["DescribeTable"] = DescribeTable.Run,
        ["ListTables"] = ListTables.Run,
        ["UpdateTable"] = UpdateTable.Run,
        ["DeleteTable"] = DeleteTable.Run,
        ["TagResource"] = Tags.Add,
        ["UntagResource"] = Tags.Remove,
        ["ListTagsOfResource"] = Tags.List,
        ["UpdateContinuousBackups"] = ContinuousBackups.Update,
        ["DescribeContinuousBackups"] = ContinuousBackups.Describe,
        ["DescribeLimits"] = (_, request) => DescribeLimits.Run(request),
        ["UpdateTimeToLive"] = TimeToLive.Update,
        ["DescribeTimeToLive"] = TimeToLive.Describe,
        ["PutItem"] = PutItem.Run,
        ["GetItem"] = GetItem.Run,
        ["UpdateItem"] = UpdateItem.Run,
        ["DeleteItem"] = DeleteItem.Run,
        ["Query"] = Query.Run,
        ["Scan"] = Scan.Run,
        ["BatchGetItem"] = BatchGetItem.Run,
        ["BatchWriteItem"] = BatchWriteItem.Run,
        ["TransactWriteItems"] = TransactWriteItems.Run,
        ["TransactGetItems"] = TransactGetItems.Run,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Streams are an API of their own with a target of its own, though they are of the same service.
    private static readonly FrozenDictionary<string, Operation> s_ofStreams = new Dictionary<string, Operation>
    {
        ["ListStreams"] = ListStreams.Run,
        ["DescribeStream"] = DescribeStream.Run,
        ["GetShardIterator"] = GetShardIterator.Run,
        ["GetRecords"] = GetRecords.Run,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_writes =
        FrozenSet.Create(StringComparer.Ordinal, "PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems");

    /// <summary>Whether calls of a target change items, and so need the one turn there is to write.</summary>
    public static bool IsWrite(string target) => s_writes.Contains(target[(target.LastIndexOf('.') + 1)..]);

    /// <summary>The operation of a target such as <c>DynamoDB_20120810.PutItem</c>.</summary>
    public static Operation Find(string target)
    {
        var dot = target.LastIndexOf('.');
        var name = target[(dot + 1)..];
        var operations = target.StartsWith("DynamoDBStreams_", StringComparison.Ordinal) ? s_ofStreams : s_operations;
        return operations.TryGetValue(name, out var operation) ? operation : throw DynamoException.UnknownOperation(name);
    }
}
