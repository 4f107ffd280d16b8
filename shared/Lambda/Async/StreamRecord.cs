namespace Ecommerce.Lambda;

/// <summary>One change of an item, as a table's stream tells of it (DynamoDB Streams API reference, "Record" and "StreamRecord").</summary>
/// <param name="SequenceNumber">Its place in its shard, and its name in the answer.</param>
/// <param name="Change">INSERT, MODIFY or REMOVE; empty where the record does not say.</param>
/// <param name="NewImage">
/// The item as it was after the change, in DynamoDB's JSON, valid only until the invocation ends; empty where the record has none.
/// </param>
public sealed record StreamRecord(string SequenceNumber, string Change, ReadOnlyMemory<byte> NewImage);
