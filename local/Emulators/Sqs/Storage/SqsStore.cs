using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>
/// The database file. Receiving is writing, so all calls take turns; they wait for theirs without a thread. Each is one transaction,
/// committed before it is answered.
/// </summary>
internal sealed class SqsStore : IDisposable
{
    // With write-ahead logging NORMAL loses nothing when the process dies, only when the machine does. https://sqlite.org/wal.html
    private const string Pragmas =
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA wal_autocheckpoint=4000; PRAGMA busy_timeout=5000; "
        + "PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY";

    [SuppressMessage("Usage", "CA2213", Justification = "It holds memory only, and calls that still wait must get their turn to fail")]
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Session _session;
    private bool _isDisposed;

    private SqsStore(Session session) => _session = session;

    /// <summary>Opens the data of earlier runs, or starts without any. A file that cannot be used is named in the exception.</summary>
    public static SqsStore Open(string file)
    {
        try
        {
            return new(Connect(file));
        }
        catch (SqliteException error)
        {
            throw new InvalidDataException($"{file} cannot be used as the data of queues: {error.Message}", error);
        }
    }

    /// <summary>Does all of it or, when it throws, nothing.</summary>
    public async ValueTask<T> RunAsync<T>(Func<Session, T> work, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return _session.Transact(work);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Closes the file once the work under way has ended; what waits for its turn fails.</summary>
    public void Dispose()
    {
        _turn.Wait();
        if (!_isDisposed)
        {
            _isDisposed = true;
            _session.Dispose();
        }

        _turn.Release();
    }

    private static Session Connect(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        var session = new Session(connection);
        var isReady = false;
        try
        {
            connection.Open();
            session.Execute(Pragmas);
            Ensure(session, file);
            isReady = true;
            return session;
        }
        finally
        {
            if (!isReady)
            {
                session.Dispose();
            }
        }
    }

    private static void Ensure(Session session, string file)
    {
        switch (session.Number("PRAGMA application_id"), session.Number("PRAGMA user_version"))
        {
            case (SqsSchema.Application, SqsSchema.Version):
                return;
            case (0, 0) when session.Number("SELECT COUNT(*) FROM sqlite_master") == 0:
                session.Execute(SqsSchema.Create);
                return;
            case (SqsSchema.Application, var version):
                throw new InvalidDataException($"{file} has schema {version}, and this program knows {SqsSchema.Version}.");
            default:
                throw new InvalidDataException($"{file} is a database of another program, not of the local SQS.");
        }
    }
}
