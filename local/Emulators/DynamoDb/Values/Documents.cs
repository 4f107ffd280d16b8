using System.Text;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>
/// A map, and also a whole item. Its entries may change: an update works on the copy it has just read from the store.
/// </summary>
public sealed class MapValue(Dictionary<string, AttributeValue> entries) : AttributeValue
{
    public Dictionary<string, AttributeValue> Entries { get; } = entries;

    public override string Type => "M";

    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html: 3 bytes, and 1 for each entry.
    public override int Size => 3 + Entries.Count + ItemSize;

    /// <summary>The size of this map seen as an item, which pays no overhead of its own.</summary>
    public int ItemSize
    {
        get
        {
            var size = 0;
            foreach (var (name, value) in Entries)
            {
                size += Encoding.UTF8.GetByteCount(name) + value.Size;
            }

            return size;
        }
    }

    public override bool Equals(AttributeValue? other) =>
        other is MapValue map && map.Entries.Count == Entries.Count
        && Entries.All(entry => map.Entries.TryGetValue(entry.Key, out var value) && entry.Value.Equals(value));

    public override int GetHashCode() => Entries.Count;
}

/// <summary>A list of values of any types.</summary>
public sealed class ListValue(List<AttributeValue> items) : AttributeValue
{
    public List<AttributeValue> Items { get; } = items;

    public override string Type => "L";

    public override int Size => 3 + Items.Count + Items.Sum(item => item.Size);

    public override bool Equals(AttributeValue? other) => other is ListValue list && Items.SequenceEqual(list.Items);

    public override int GetHashCode() => Items.Count;
}

/// <summary>A set of strings, numbers or binaries: never empty, without duplicates, in the order it was given.</summary>
public sealed class SetValue(string type, IReadOnlyList<AttributeValue> members) : AttributeValue
{
    private readonly HashSet<AttributeValue> _lookup = [.. members];

    public IReadOnlyList<AttributeValue> Members { get; } = members;

    public override string Type { get; } = type;

    public override int Size => Members.Sum(member => member.Size);

    public bool HasDuplicates => _lookup.Count != Members.Count;

    public bool Contains(AttributeValue value) => _lookup.Contains(value);

    public SetValue Union(SetValue other) => new(Type, [.. Members, .. other.Members.Where(member => !Contains(member))]);

    /// <summary>This set without the members of another; null when nothing is left, because a set is never empty.</summary>
    public SetValue? Without(SetValue other)
    {
        AttributeValue[] left = [.. Members.Where(member => !other.Contains(member))];
        return left.Length == 0 ? null : new SetValue(Type, left);
    }

    public override bool Equals(AttributeValue? other) =>
        other is SetValue set && set.Type == Type && _lookup.SetEquals(set._lookup);

    public override int GetHashCode() => Members.Count;
}
