namespace Ecommerce.Local.Emulators.Sns;

/// <summary>What the database file looks like. Times are milliseconds since 1970; documents are JSON.</summary>
internal static class SnsSchema
{
    private const string Tables =
        """
        CREATE TABLE topics(name TEXT PRIMARY KEY, attributes TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE subscriptions(arn TEXT PRIMARY KEY, topic TEXT NOT NULL, protocol TEXT NOT NULL, endpoint TEXT NOT NULL,
            principal TEXT NOT NULL, attributes TEXT NOT NULL, UNIQUE(topic, protocol, endpoint)) WITHOUT ROWID;
        CREATE TABLE messages(id INTEGER PRIMARY KEY AUTOINCREMENT, document TEXT NOT NULL);
        CREATE TABLE deliveries(id INTEGER PRIMARY KEY AUTOINCREMENT, message INTEGER NOT NULL, subscription TEXT NOT NULL,
            due INTEGER NOT NULL, retries INTEGER NOT NULL DEFAULT 0, error TEXT, dead INTEGER NOT NULL DEFAULT 0);
        CREATE INDEX deliveries_by_due ON deliveries(due);
        CREATE INDEX deliveries_by_message ON deliveries(message);
        CREATE TABLE tags(arn TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY(arn, key)) WITHOUT ROWID;
        """;

    // The number is "snsl".
    private static readonly FileSchema s_schema = new("SNS", ApplicationId: 0x736E736C, Version: 1, Tables);

    /// <summary>Opens the file, making it where there is none. One that cannot be used is named in the exception.</summary>
    public static FileStore Open(string file) => FileStore.Open(file, s_schema);
}
