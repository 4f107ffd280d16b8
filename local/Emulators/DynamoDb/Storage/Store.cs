using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>
/// The database file: one writer at a time, readers beside it that never wait for it. A write is one transaction, committed
/// before its call is answered.
/// </summary>
internal sealed class Store : IDisposable
{
    // With write-ahead logging NORMAL loses nothing when the process dies, only when the machine does. https://sqlite.org/wal.html
    // A page holds four rows at least and moves the rest of a longer one to pages of its own (https://sqlite.org/fileformat2.html):
    // a quarter of 8 KB keeps an item of 1 to 2 KB in one place. A file that is there already keeps the page size it has.
    // At 4,000 pages, 32 MB, the log goes into the file, and the disk is waited for: a quarter as often as SQLite would by itself.
    private const string Pragmas =
        """
        PRAGMA page_size=8192; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA wal_autocheckpoint=4000;
        PRAGMA busy_timeout=5000; PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY
        """;

    private readonly string _connectionString;
    private readonly Lock _writing = new();
    private readonly Session _writer;
    private readonly ConcurrentBag<Session> _readers = [];
    private volatile bool _isDisposed;

    private Store(string connectionString, Session writer)
    {
        _connectionString = connectionString;
        _writer = writer;
    }

    public static Store Open(string file)
    {
        CheckWritable(file);
        var connectionString = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString();
        Session? session = null;
        var isOpened = false;
        try
        {
            session = Connect(connectionString);
            Schema.Ensure(session, file);
            isOpened = true;
            return new Store(connectionString, session);
        }
        catch (Exception error) when (error is SqliteException or DynamoException or JsonException)
        {
            throw Schema.Explain(error, file);
        }
        finally
        {
            if (!isOpened)
            {
                session?.Dispose();
            }
        }
    }

    /// <summary>Reads by a single statement, which sees one state of the data without a transaction around it.</summary>
    public T ReadOnce<T>(Func<Session, T> read)
    {
        var session = _readers.TryTake(out var idle) ? idle : Connect(_connectionString);
        try
        {
            return read(session);
        }
        finally
        {
            Return(session);
        }
    }

    /// <summary>Reads one consistent state of the data.</summary>
    public T Read<T>(Func<Session, T> read)
    {
        var session = _readers.TryTake(out var idle) ? idle : Connect(_connectionString);
        session.Execute("BEGIN");
        try
        {
            return read(session);
        }
        finally
        {
            session.Execute("COMMIT");
            Return(session);
        }
    }

    /// <summary>Writes all of it or, when it throws, nothing.</summary>
    /// <param name="committed">Called once all of it is written, before the next write begins.</param>
    public T Write<T>(Func<Session, T> write, Action? committed = null)
    {
        lock (_writing)
        {
            var result = _writer.Transact(write);
            committed?.Invoke();
            return result;
        }
    }

    public void Dispose()
    {
        lock (_writing)
        {
            _isDisposed = true;
            DisposeReaders();
            _writer.Dispose();
        }
    }

    // A reader that comes back after the store was disposed of is disposed of, too.
    private void Return(Session reader)
    {
        _readers.Add(reader);
        if (_isDisposed)
        {
            DisposeReaders();
        }
    }

    private void DisposeReaders()
    {
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    private static Session Connect(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
            return new Session(connection);
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }

    // SQLite opens a read-only file without complaint and fails at the first write; better at once and by name.
    private static void CheckWritable(string file)
    {
        if (File.Exists(file) && File.GetAttributes(file).HasFlag(FileAttributes.ReadOnly))
        {
            throw new UnauthorizedAccessException($"{file} is read-only.");
        }

        if (Directory.Exists(file))
        {
            throw new IOException($"{file} is a directory.");
        }
    }
}
