namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>
/// The tables of the file. Times are milliseconds since 1970. A message is visible from <c>visible</c> on; one that is not is delayed
/// until it is received for the first time, and in flight afterwards. <c>position</c> is its place among all messages of all queues.
/// </summary>
internal static class SqsSchema
{
    public const int Version = 1;

    /// <summary>Marks the file as ours: "sqsl".</summary>
    public const int Application = 0x7371736C;

    public static string Create { get; } =
        $"""
        BEGIN;
        CREATE TABLE queues(
            id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, created INTEGER NOT NULL, modified INTEGER NOT NULL,
            purged INTEGER NOT NULL DEFAULT 0, attributes TEXT NOT NULL, tags TEXT NOT NULL);
        CREATE TABLE deleted_names(name TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE messages(
            position INTEGER PRIMARY KEY AUTOINCREMENT, queue INTEGER NOT NULL REFERENCES queues(id) ON DELETE CASCADE,
            id TEXT NOT NULL, body TEXT NOT NULL, attributes TEXT NOT NULL, sender TEXT NOT NULL, trace TEXT,
            message_group TEXT, deduplication TEXT, source TEXT, sent INTEGER NOT NULL, visible INTEGER NOT NULL,
            receives INTEGER NOT NULL DEFAULT 0, first_received INTEGER, last_received INTEGER);
        CREATE UNIQUE INDEX messages_by_id ON messages(queue, id);
        CREATE INDEX messages_by_time ON messages(queue, visible, position);
        CREATE INDEX messages_by_age ON messages(queue, sent);
        CREATE INDEX messages_by_group ON messages(queue, message_group, visible, position) WHERE message_group IS NOT NULL;
        CREATE INDEX messages_received ON messages(queue, receives) WHERE receives > 0;
        CREATE TABLE duplicates(
            queue INTEGER NOT NULL REFERENCES queues(id) ON DELETE CASCADE, scope TEXT NOT NULL, deduplication TEXT NOT NULL,
            message TEXT NOT NULL, position INTEGER NOT NULL, at INTEGER NOT NULL,
            PRIMARY KEY(queue, scope, deduplication)) WITHOUT ROWID;
        CREATE INDEX duplicates_by_age ON duplicates(queue, at);
        CREATE TABLE moves(
            id INTEGER PRIMARY KEY AUTOINCREMENT, source TEXT NOT NULL, destination TEXT, rate INTEGER, status TEXT NOT NULL,
            total INTEGER NOT NULL, moved INTEGER NOT NULL DEFAULT 0, started INTEGER NOT NULL, last_position INTEGER NOT NULL,
            failure TEXT);
        PRAGMA application_id={Application};
        PRAGMA user_version={Version};
        COMMIT
        """;
}
