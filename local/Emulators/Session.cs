using Microsoft.Data.Sqlite;

namespace Ecommerce.Local.Emulators;

/// <summary>One SQLite connection with its prepared statements. Not thread-safe: one caller at a time holds it.</summary>
internal sealed class Session(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    /// <summary>Runs a statement and says how many rows it changed. Parameters are ?1, ?2 and so on.</summary>
    public int Execute(string sql, params ReadOnlySpan<object> arguments) => Prepare(sql, arguments).ExecuteNonQuery();

    /// <summary>Runs a query; the caller disposes the reader before it uses the same query again.</summary>
    public SqliteDataReader Query(string sql, params ReadOnlySpan<object> arguments) => Prepare(sql, arguments).ExecuteReader();

    /// <summary>Runs a query for one number.</summary>
    public long Number(string sql, params ReadOnlySpan<object> arguments) => (long)Prepare(sql, arguments).ExecuteScalar()!;

    /// <summary>Runs a query for one text.</summary>
    public string Text(string sql, params ReadOnlySpan<object> arguments) => (string)Prepare(sql, arguments).ExecuteScalar()!;

    /// <summary>Does all of it or, when it throws, nothing.</summary>
    public T Transact<T>(Func<Session, T> work)
    {
        var isCommitted = false;
        Execute("BEGIN IMMEDIATE");
        try
        {
            var result = work(this);
            Execute("COMMIT");
            isCommitted = true;
            return result;
        }
        finally
        {
            if (!isCommitted)
            {
                Execute("ROLLBACK");
            }
        }
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object> arguments)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant of ours or built of constants; values are parameters.
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var i = 1; i <= arguments.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = $"?{i}" });
            }

            _prepared[sql] = command;
        }

        for (var i = 0; i < arguments.Length; i++)
        {
            command.Parameters[i].Value = arguments[i];
        }

        return command;
    }
}
