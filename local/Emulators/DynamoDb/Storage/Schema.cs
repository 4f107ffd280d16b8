using Microsoft.Data.Sqlite;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>
/// What the database file looks like. Items lie in one table sorted by table, partition and sort key, so that a query is a
/// range; index entries likewise, with the item's own key behind the index key to order ties. Records of streams lie by shard in
/// the order of their sequence numbers, expiries by the second in which they are due.
/// </summary>
internal static class Schema
{
    // Marks the file as ours ("ddbl"), so that another program's database is never written into.
    private const long ApplicationId = 0x6464626C;
    private const long Version = 2;

    private const string FirstTables =
        """
        CREATE TABLE tables(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, definition TEXT NOT NULL,
            created INTEGER NOT NULL, ttl TEXT, items INTEGER NOT NULL DEFAULT 0, bytes INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE indexes(id INTEGER PRIMARY KEY AUTOINCREMENT, table_id INTEGER NOT NULL, name TEXT NOT NULL,
            items INTEGER NOT NULL DEFAULT 0, bytes INTEGER NOT NULL DEFAULT 0, UNIQUE(table_id, name));
        CREATE TABLE items(table_id INTEGER NOT NULL, slot INTEGER NOT NULL, hash BLOB NOT NULL, range BLOB NOT NULL,
            size INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY(table_id, slot, hash, range)) WITHOUT ROWID;
        CREATE TABLE entries(index_id INTEGER NOT NULL, slot INTEGER NOT NULL, hash BLOB NOT NULL, range BLOB NOT NULL,
            item_hash BLOB NOT NULL, item_range BLOB NOT NULL, size INTEGER NOT NULL, body BLOB NOT NULL,
            PRIMARY KEY(index_id, slot, hash, range, item_hash, item_range)) WITHOUT ROWID;
        CREATE TABLE tokens(token TEXT PRIMARY KEY, fingerprint BLOB NOT NULL, expires INTEGER NOT NULL, reply BLOB NOT NULL)
            WITHOUT ROWID;
        CREATE INDEX tokens_by_expiry ON tokens(expires);
        """;

    // Version 2: streams, expiries and the date since which a table is recoverable.
    private const string SecondTables =
        """
        ALTER TABLE tables ADD COLUMN recoverable INTEGER;
        CREATE TABLE streams(id INTEGER PRIMARY KEY AUTOINCREMENT, table_id INTEGER NOT NULL, table_name TEXT NOT NULL,
            keys TEXT NOT NULL, view TEXT NOT NULL, created INTEGER NOT NULL, first INTEGER NOT NULL, closed INTEGER, last INTEGER,
            UNIQUE(table_name, created));
        CREATE TABLE shards(stream_id INTEGER NOT NULL, shard INTEGER NOT NULL, trimmed INTEGER NOT NULL,
            PRIMARY KEY(stream_id, shard)) WITHOUT ROWID;
        CREATE TABLE records(stream_id INTEGER NOT NULL, shard INTEGER NOT NULL, sequence INTEGER NOT NULL, created INTEGER NOT NULL,
            kind INTEGER NOT NULL, service INTEGER NOT NULL, size INTEGER NOT NULL, keys BLOB NOT NULL, old BLOB, new BLOB,
            PRIMARY KEY(stream_id, shard, sequence)) WITHOUT ROWID;
        CREATE TABLE expiries(table_id INTEGER NOT NULL, due INTEGER NOT NULL, slot INTEGER NOT NULL, hash BLOB NOT NULL,
            range BLOB NOT NULL, PRIMARY KEY(table_id, due, slot, hash, range)) WITHOUT ROWID;
        """;

    /// <summary>Everything a reset empties.</summary>
    public const string DeleteAll =
        """
        DELETE FROM tables; DELETE FROM indexes; DELETE FROM items; DELETE FROM entries; DELETE FROM tokens;
        DELETE FROM streams; DELETE FROM shards; DELETE FROM records; DELETE FROM expiries
        """;

    /// <summary>Creates the tables in a new file, or makes sure that an old file is ours and of this version.</summary>
    public static void Ensure(Session session, string file)
    {
        var application = session.Number("PRAGMA application_id");
        var version = session.Number("PRAGMA user_version");
        if (application == 0 && version == 0 && session.Number("SELECT count(*) FROM sqlite_schema") == 0)
        {
            session.Execute(
                $"BEGIN IMMEDIATE; {FirstTables} {SecondTables} PRAGMA application_id={ApplicationId}; "
                + $"PRAGMA user_version={Version}; COMMIT");
            return;
        }

        if (application != ApplicationId)
        {
            throw new InvalidDataException($"{file} is a database of another program, not of the local DynamoDB.");
        }

        if (version > Version)
        {
            throw new InvalidDataException(
                $"{file} has schema version {version}; this program knows up to {Version}. Use the newer program, or reset the data.");
        }

        CheckIntegrity(session, file);
        if (version < Version)
        {
            Migrate(session);
        }

        _ = Catalog.Read(session); // What an earlier program accepted, this one may not: better told here than by the first call.
    }

    private static void CheckIntegrity(Session session, string file)
    {
        using var check = session.Query("PRAGMA quick_check(1)");
        var verdict = check.Read() ? check.GetString(0) : "it cannot be checked";
        if (verdict != "ok")
        {
            throw new InvalidDataException($"{file} is corrupt: {verdict}");
        }
    }

    // In one transaction: a process killed in the middle leaves a file of the version before. What the definitions of tables asked
    // for and version 1 only remembered, their streams and expiries, now gets its rows.
    private static void Migrate(Session session)
    {
        session.Execute("BEGIN IMMEDIATE");
        session.Execute(SecondTables);
        foreach (var table in Catalog.Read(session).All)
        {
            if (table.Definition.StreamView is { } view)
            {
                StreamRows.Open(session, table, view, sequence: 1, table.Created);
            }

            Expiries.Fill(session, table);
        }

        session.Execute($"PRAGMA user_version={Version}");
        session.Execute("COMMIT");
    }

    /// <summary>Says what is wrong with a file in terms of the file.</summary>
    public static Exception Explain(Exception error, string file) => error switch
    {
        SqliteException { SqliteErrorCode: SqliteCorrupt or SqliteNotADatabase } =>
            new InvalidDataException($"{file} is corrupt or not a database: {error.Message}", error),
        SqliteException { SqliteErrorCode: SqliteReadOnly } =>
            new UnauthorizedAccessException($"{file} is read-only: {error.Message}", error),
        SqliteException => new IOException($"{file} cannot be opened: {error.Message}", error),
        _ => new InvalidDataException(
            $"{file} holds a table this program does not accept: {error.Message}; use the program that made it, or reset the data", error),
    };

    private const int SqliteReadOnly = 8;
    private const int SqliteCorrupt = 11;
    private const int SqliteNotADatabase = 26;
}
