namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>What the database file looks like. Times are milliseconds since 1970.</summary>
internal static class EventSchema
{
    // Marks the file as ours ("evbl"), so that another program's database is never written into.
    private const long ApplicationId = 0x6576626C;
    private const long Version = 1;

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

    /// <summary>Creates the tables and the default bus in a new file, or makes sure that an old file is ours and of this version.</summary>
    public static void Ensure(Session session, string file, DateTimeOffset now)
    {
        var (application, version) = (session.Number("PRAGMA application_id"), session.Number("PRAGMA user_version"));
        if (application == 0 && version == 0 && session.Number("SELECT count(*) FROM sqlite_schema") == 0)
        {
            session.Execute(
                $"BEGIN IMMEDIATE; {Tables} PRAGMA application_id={ApplicationId}; PRAGMA user_version={Version}; COMMIT");
            BusRows.Insert(session, new(EventBus.Default, Description: null, now, now));
            return;
        }

        if (application != ApplicationId)
        {
            throw new InvalidDataException($"{file} is a database of another program, not of the local EventBridge.");
        }

        if (version != Version)
        {
            throw new InvalidDataException(
                $"{file} has schema version {version}; this program knows {Version}. Use the other program, or reset the data.");
        }
    }
}
