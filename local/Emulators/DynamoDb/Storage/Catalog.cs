using System.Collections.Immutable;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>The tables there are in one state of the file. Held in memory for every call to look up, and never changed.</summary>
internal sealed class Catalog
{
    private readonly ImmutableSortedDictionary<string, Table> _tables;

    private Catalog(ImmutableSortedDictionary<string, Table> tables) => _tables = tables;

    public IEnumerable<Table> All => _tables.Values;

    /// <summary>The table of that name, or the error of a call that needs it.</summary>
    public Table Get(string name)
    {
        if (_tables.TryGetValue(name, out var table))
        {
            return table;
        }

        TableName.Check(name);
        throw DynamoException.ResourceNotFound();
    }

    public bool Contains(string name) => _tables.ContainsKey(name);

    /// <summary>
    /// The table as it is by now, for a call that waited for its turn to write: it may have got an index or a stream meanwhile.
    /// Refuses the call when the table is gone.
    /// </summary>
    public Table Current(Table table) =>
        _tables.TryGetValue(table.Name, out var current) && current.Id == table.Id ? current : throw DynamoException.ResourceNotFound();

    public static Catalog Read(Session session)
    {
        var streams = StreamRows.All(session).ToLookup(stream => stream.TableId);
        var tables = ImmutableSortedDictionary.CreateBuilder<string, Table>(StringComparer.Ordinal);
        using var reader = session.Query("SELECT id, definition, created, ttl, recoverable FROM tables");
        while (reader.Read())
        {
            var definition = TableDefinition.Parse(reader.GetString(1));
            var id = reader.GetInt64(0);
            var created = DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(2));
            tables[definition.Name] = new Table(id, definition, Indexes(session, id, definition), created)
            {
                LatestStream = streams[id].MaxBy(stream => stream.Id),
                ExpiryAttribute = reader.IsDBNull(3) ? null : reader.GetString(3),
                RecoverableSince = reader.IsDBNull(4) ? null : DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(4)),
            };
        }

        return new Catalog(tables.ToImmutable());
    }

    private static TableIndex[] Indexes(Session session, long tableId, TableDefinition definition)
    {
        var ids = new Dictionary<string, long>(StringComparer.Ordinal);
        using var reader = session.Query("SELECT name, id FROM indexes WHERE table_id=?1", tableId);
        while (reader.Read())
        {
            ids[reader.GetString(0)] = reader.GetInt64(1);
        }

        return [.. definition.Indexes.Select(index => new TableIndex(ids[index.Name], index))];
    }
}
