using Microsoft.Data.Sqlite;

namespace Ecommerce.Local.Emulators;

/// <summary>
/// A database file: one connection, used by one at a time. A change is one transaction, committed before its call is answered; so
/// whatever was accepted is still there after the process was killed.
/// </summary>
internal sealed class FileStore : IDisposable
{
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=5000";

    private readonly Lock _gate = new();
    private readonly Session _session;

    private FileStore(Session session) => _session = session;

    /// <summary>Opens the file, making it where there is none. One that cannot be used is named in the exception.</summary>
    public static FileStore Open(string file, FileSchema schema)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        var session = new Session(connection);
        try
        {
            connection.Open();
            session.Execute(Pragmas);
            schema.Ensure(session, file);
            return new(session);
        }
        catch (Exception error) when (error is SqliteException or InvalidDataException)
        {
            session.Dispose();
            throw error is InvalidDataException ? error : new IOException($"{file} cannot be opened: {error.Message}", error);
        }
    }

    /// <summary>Reads one state of the data, or changes all of it or, when it throws, nothing.</summary>
    public T Run<T>(Func<Session, T> work)
    {
        lock (_gate)
        {
            return _session.Transact(work);
        }
    }

    /// <summary>The same for a change that nothing is asked of.</summary>
    public void Run(Action<Session> work) => Run(session =>
    {
        work(session);
        return true;
    });

    public void Dispose()
    {
        lock (_gate)
        {
            _session.Dispose();
        }
    }
}
