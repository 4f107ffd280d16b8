namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>A primary key as sortable bytes; the range is empty where the schema has none.</summary>
internal sealed class ItemKey(byte[] hash, byte[] range) : IEquatable<ItemKey>
{
    public byte[] Hash { get; } = hash;

    public byte[] Range { get; } = range;

    /// <summary>
    /// Where a scan meets this partition. The service walks partitions by a hash, so that no client may rely on their order;
    /// parallel segments are ranges of it.
    /// </summary>
    public long Slot { get; } = Crc32.Of(hash);

    public bool Equals(ItemKey? other) =>
        other is not null && Hash.AsSpan().SequenceEqual(other.Hash) && Range.AsSpan().SequenceEqual(other.Range);

    public override bool Equals(object? obj) => Equals(obj as ItemKey);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Hash);
        hash.AddBytes(Range);
        return hash.ToHashCode();
    }
}
