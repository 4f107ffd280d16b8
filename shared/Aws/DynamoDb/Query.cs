namespace Ecommerce.Aws.DynamoDb;

/// <summary>One page of the items of one partition, in the order of their sort keys.</summary>
/// <param name="KeyCondition">For instance <c>pk = :pk and begins_with(sk, :prefix)</c>.</param>
public sealed record Query(string Table, string KeyCondition)
{
    /// <summary>A secondary index; null: the table itself.</summary>
    public string? Index { get; init; }

    /// <summary>Drops items after they were read and counted against <see cref="Limit"/>: a page may be empty and not the last.</summary>
    public string? Filter { get; init; }

    /// <summary>Attributes to return; null: all that the table or index has.</summary>
    public string? Projection { get; init; }

    /// <summary>The expressions' values, by names that start with a colon.</summary>
    public Action<ItemWriter>? Values { get; init; }

    /// <summary>The expressions' placeholders, which start with #, and the attributes they stand for.</summary>
    public IReadOnlyList<(string Placeholder, string Attribute)> Names { get; init; } = [];

    public bool Descending { get; init; }

    /// <summary>Items to read, at least 1; null: as many as fit in 1 MB (API reference, Query).</summary>
    public int? Limit { get; init; }

    /// <summary>The previous page's <see cref="QueryPage.LastKey"/>, written again.</summary>
    public Action<ItemWriter>? StartAfter { get; init; }

    /// <summary>Sees every write that was acknowledged before. Not for global secondary indexes.</summary>
    public bool Consistent { get; init; }

    /// <summary>Counts the items and returns none.</summary>
    public bool CountOnly { get; init; }

    /// <summary>The page after the one that ended there.</summary>
    /// <param name="lastKey">A page's <see cref="QueryPage.LastKey"/>: the key of the table, and of the index where one is read.</param>
    /// <exception cref="InvalidDataException">When it is sent: one of the keys is no string.</exception>
    public Query After(Item lastKey) => this with
    {
        StartAfter = key =>
        {
            foreach (var name in lastKey.Names)
            {
                key.String(name, lastKey.String(name));
            }
        },
    };
}

/// <param name="LastKey">Where the next page starts; null: this is the last.</param>
/// <param name="Count">Items after the filter.</param>
/// <param name="ScannedCount">Items before the filter, which is what is paid for.</param>
public sealed record QueryPage(IReadOnlyList<Item> Items, Item? LastKey, int Count, int ScannedCount);
