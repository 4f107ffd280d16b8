namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>What happened to an item.</summary>
public enum StreamEvent
{
    Insert,
    Modify,
    Remove,
}

/// <summary>One change of one item, as a stream tells it. Keys and images are DynamoDB's JSON.</summary>
/// <param name="EventId">The same however often the record is read: what a consumer knows a duplicate by.</param>
/// <param name="View">The stream's view type, which says whether the images are there.</param>
/// <param name="IsByService">The service itself removed the item, because it had expired.</param>
public sealed record StreamRecord(
    string EventId, StreamEvent Event, string SequenceNumber, DateTimeOffset Created, int SizeBytes, string View,
    ReadOnlyMemory<byte> Keys, ReadOnlyMemory<byte>? OldImage, ReadOnlyMemory<byte>? NewImage, bool IsByService)
{
    /// <summary>The event's name on the wire.</summary>
    public string EventName => Event switch
    {
        StreamEvent.Insert => "INSERT",
        StreamEvent.Modify => "MODIFY",
        StreamEvent.Remove => "REMOVE",
    };
}

/// <summary>Some records of a shard, in order.</summary>
/// <param name="Position">Where the next page starts after: the last record's sequence number, or where this page started.</param>
/// <param name="IsAtEnd">The shard is closed and these are its last: nothing will ever follow.</param>
public sealed record StreamPage(IReadOnlyList<StreamRecord> Records, string Position, bool IsAtEnd);
