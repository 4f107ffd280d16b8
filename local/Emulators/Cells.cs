using Microsoft.Data.Sqlite;

namespace Ecommerce.Local.Emulators;

/// <summary>What SQLite has no type for, in and out.</summary>
internal static class Cells
{
    public static object OrNull(object? value) => value ?? DBNull.Value;

    public static long Of(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    public static string? TextOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static DateTimeOffset Time(this SqliteDataReader row, int column) =>
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    public static DateTimeOffset? TimeOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.Time(column);

    /// <summary>All rows of a query, read to the end before anything else is asked.</summary>
    public static List<T> All<T>(this SqliteDataReader rows, Func<SqliteDataReader, T> read)
    {
        using (rows)
        {
            var all = new List<T>();
            while (rows.Read())
            {
                all.Add(read(rows));
            }

            return all;
        }
    }
}
