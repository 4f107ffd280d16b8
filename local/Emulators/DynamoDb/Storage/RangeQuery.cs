using System.Globalization;
using System.Text;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>Bounds of a sort key; null is open.</summary>
internal sealed record RangeBounds(byte[]? Low, bool IncludesLow, byte[]? High, bool IncludesHigh)
{
    public static readonly RangeBounds All = new(Low: null, IncludesLow: true, High: null, IncludesHigh: true);

    public bool Contains(byte[] range) =>
        (Low is null || range.AsSpan().SequenceCompareTo(Low) is > 0 or 0 && (IncludesLow || !range.AsSpan().SequenceEqual(Low)))
        && (High is null || range.AsSpan().SequenceCompareTo(High) is < 0 or 0 && (IncludesHigh || !range.AsSpan().SequenceEqual(High)));
}

/// <summary>Where a page starts: just after an item, and in an index after its place there.</summary>
internal sealed record StartPosition(ItemKey Key, ItemKey? ItemKey);

/// <summary>
/// A walk over items, or over an index's entries, in key order. Builds one of a few statements, all of them a range of the
/// primary key. Where a page starts takes the place of the bound behind it, so that SQLite has one bound to seek to.
/// </summary>
internal sealed class RangeQuery
{
    private readonly StringBuilder _sql = new();
    private readonly List<object> _arguments = [];
    private readonly TableIndex? _index;

    private RangeQuery(Table table, TableIndex? index)
    {
        _index = index;
        _sql.Append(index is null
            ? "SELECT size, body FROM items WHERE table_id="
            : "SELECT size, body FROM entries WHERE index_id=");
        Add(index?.Id ?? table.Id);
    }

    /// <summary>One partition in the order of its sort key.</summary>
    public static RangeQuery Partition(
        Table table, TableIndex? index, ItemKey partition, RangeBounds bounds, StartPosition? start, bool isForward)
    {
        var query = new RangeQuery(table, index);
        query.Where(" AND slot=", partition.Slot);
        query.Where(" AND hash=", partition.Hash);
        if (bounds.Low is not null && !(isForward && start is not null))
        {
            query.Where(bounds.IncludesLow ? " AND range>=" : " AND range>", bounds.Low);
        }

        if (bounds.High is not null && (isForward || start is null))
        {
            query.Where(bounds.IncludesHigh ? " AND range<=" : " AND range<", bounds.High);
        }

        query.Start(start, "range", isForward, key => [key.Range]);
        query.Order("range", isForward);
        return query;
    }

    /// <summary>A segment of the whole table or index: the slots it covers.</summary>
    public static RangeQuery Segment(Table table, TableIndex? index, (long First, long Last) slots, StartPosition? start)
    {
        var query = new RangeQuery(table, index);
        if (start is null)
        {
            query.Where(" AND slot>=", slots.First);
        }

        query.Where(" AND slot<=", slots.Last);
        query.Start(start, "slot, hash, range", isForward: true, key => [key.Slot, key.Hash, key.Range]);
        query.Order("slot, hash, range", isForward: true);
        return query;
    }

    public IEnumerable<Row> Rows(Session session)
    {
        using var reader = session.Query(_sql.ToString(), [.. _arguments]);
        while (reader.Read())
        {
            yield return Row.Read(reader);
        }
    }

    // An index may hold many items under one key; their own keys tell them apart and order them.
    private string ItemColumns => _index is null ? "" : ", item_hash, item_range";

    private void Start(StartPosition? start, string columns, bool isForward, Func<ItemKey, object[]> values)
    {
        if (start is null)
        {
            return;
        }

        object[] all = start.ItemKey is { } item
            ? [.. values(start.Key), item.Hash, item.Range]
            : values(start.Key);
        _sql.Append(CultureInfo.InvariantCulture, $" AND ({columns}{ItemColumns}){(isForward ? '>' : '<')}(");
        for (var i = 0; i < all.Length; i++)
        {
            _sql.Append(i == 0 ? "" : ",");
            Add(all[i]);
        }

        _sql.Append(')');
    }

    private void Order(string columns, bool isForward)
    {
        var all = columns + ItemColumns;
        _sql.Append(" ORDER BY ").Append(isForward ? all : all.Replace(",", " DESC,", StringComparison.Ordinal) + " DESC");
    }

    private void Where(string comparison, object value)
    {
        _sql.Append(comparison);
        Add(value);
    }

    private void Add(object value)
    {
        _arguments.Add(value);
        _sql.Append(CultureInfo.InvariantCulture, $"?{_arguments.Count}");
    }
}
