namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>What the database file looks like. Times are milliseconds since 1970.</summary>
internal static class EventSchema
{
    private const string Tables =
        """
        CREATE TABLE buses(name TEXT PRIMARY KEY, description TEXT, created INTEGER NOT NULL, modified INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE rules(id INTEGER PRIMARY KEY AUTOINCREMENT, bus TEXT NOT NULL, name TEXT NOT NULL, pattern TEXT NOT NULL,
            enabled INTEGER NOT NULL, description TEXT, role TEXT, UNIQUE(bus, name));
        CREATE TABLE targets(rule INTEGER NOT NULL, id TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY(rule, id)) WITHOUT ROWID;
        CREATE TABLE events(id INTEGER PRIMARY KEY AUTOINCREMENT, body BLOB NOT NULL, ingested INTEGER NOT NULL, trace TEXT);
        CREATE TABLE deliveries(id INTEGER PRIMARY KEY AUTOINCREMENT, event INTEGER NOT NULL, rule TEXT NOT NULL, target TEXT NOT NULL,
            due INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, code TEXT, message TEXT, dead INTEGER NOT NULL DEFAULT 0,
            condition TEXT);
        CREATE INDEX deliveries_by_due ON deliveries(due);
        CREATE INDEX deliveries_by_event ON deliveries(event);
        CREATE TABLE archives(name TEXT PRIMARY KEY, bus TEXT NOT NULL, description TEXT, pattern TEXT, days INTEGER NOT NULL,
            created INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE archived(id INTEGER PRIMARY KEY AUTOINCREMENT, archive TEXT NOT NULL, time INTEGER NOT NULL,
            ingested INTEGER NOT NULL, body BLOB NOT NULL);
        CREATE INDEX archived_by_time ON archived(archive, time, id);
        CREATE TABLE replays(name TEXT PRIMARY KEY, archive TEXT NOT NULL, bus TEXT NOT NULL, description TEXT, filters TEXT,
            first INTEGER NOT NULL, last INTEGER NOT NULL, state TEXT NOT NULL, started INTEGER NOT NULL, ended INTEGER,
            replayed INTEGER, position INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
        CREATE TABLE tags(arn TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY(arn, key)) WITHOUT ROWID;
        """;

    // The number is "evbl".
    private static readonly FileSchema s_schema = new("EventBridge", ApplicationId: 0x6576626C, Version: 1, Tables);

    /// <summary>
    /// Opens the file, making it, with the default bus, where there is none. One that cannot be used is named in the exception.
    /// </summary>
    public static FileStore Open(string file, DateTimeOffset now)
    {
        var store = FileStore.Open(file, s_schema);
        store.Run(session =>
        {
            if (BusRows.Find(session, EventBus.Default) is null)
            {
                BusRows.Insert(session, new(EventBus.Default, Description: null, now, now));
            }
        });
        return store;
    }
}
