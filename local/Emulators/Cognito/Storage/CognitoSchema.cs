namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>
/// What the database file looks like. Times are milliseconds since 1970; documents are JSON. Of passwords, codes, sessions and tokens it
/// holds hashes only, but for what is in the mails: they are the mailbox of this machine, and nobody else has one.
/// </summary>
internal static class CognitoSchema
{
    private const string Tables =
        """
        CREATE TABLE users(pool TEXT NOT NULL, sub TEXT NOT NULL, email TEXT NOT NULL, document TEXT NOT NULL,
            PRIMARY KEY(pool, sub), UNIQUE(pool, email)) WITHOUT ROWID;
        CREATE TABLE gone(pool TEXT NOT NULL, sub TEXT NOT NULL, PRIMARY KEY(pool, sub)) WITHOUT ROWID;
        CREATE TABLE groups(pool TEXT NOT NULL, name TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY(pool, name)) WITHOUT ROWID;
        CREATE TABLE members(pool TEXT NOT NULL, grp TEXT NOT NULL, sub TEXT NOT NULL, PRIMARY KEY(pool, grp, sub)) WITHOUT ROWID;
        CREATE TABLE sessions(hash TEXT PRIMARY KEY, expires INTEGER NOT NULL, document TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE tokens(hash TEXT PRIMARY KEY, pool TEXT NOT NULL, sub TEXT NOT NULL, family TEXT NOT NULL,
            expires INTEGER NOT NULL, document TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX tokens_by_family ON tokens(family);
        CREATE INDEX tokens_by_user ON tokens(pool, sub);
        CREATE TABLE tries(pool TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, count INTEGER NOT NULL, since INTEGER NOT NULL,
            until INTEGER NOT NULL, PRIMARY KEY(pool, kind, name)) WITHOUT ROWID;
        CREATE TABLE mails(id INTEGER PRIMARY KEY AUTOINCREMENT, pool TEXT NOT NULL, address TEXT NOT NULL, document TEXT NOT NULL);
        CREATE INDEX mails_by_address ON mails(address);
        """;

    // The number is "cogn".
    private static readonly FileSchema s_schema = new("Cognito", ApplicationId: 0x636F676E, Version: 1, Tables);

    /// <summary>Opens the file, making it where there is none. One that cannot be used is named in the exception.</summary>
    public static FileStore Open(string file) => FileStore.Open(file, s_schema);
}
