using System.Text;
using Ecommerce.Local.Emulators.DynamoDb;
using Microsoft.Data.Sqlite;

namespace Ecommerce.Tests.Unit.DynamoDb;

public sealed class MigrationTests
{
    // What version 1 of the program wrote, statement by statement.
    private const string FirstVersion =
        """
        CREATE TABLE tables(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, definition TEXT NOT NULL,
            created INTEGER NOT NULL, ttl TEXT, items INTEGER NOT NULL DEFAULT 0, bytes INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE indexes(id INTEGER PRIMARY KEY AUTOINCREMENT, table_id INTEGER NOT NULL, name TEXT NOT NULL,
            items INTEGER NOT NULL DEFAULT 0, bytes INTEGER NOT NULL DEFAULT 0, UNIQUE(table_id, name));
        CREATE TABLE items(table_id INTEGER NOT NULL, slot INTEGER NOT NULL, hash BLOB NOT NULL, range BLOB NOT NULL,
            size INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY(table_id, slot, hash, range)) WITHOUT ROWID;
        CREATE TABLE entries(index_id INTEGER NOT NULL, slot INTEGER NOT NULL, hash BLOB NOT NULL, range BLOB NOT NULL,
            item_hash BLOB NOT NULL, item_range BLOB NOT NULL, size INTEGER NOT NULL, body BLOB NOT NULL,
            PRIMARY KEY(index_id, slot, hash, range, item_hash, item_range)) WITHOUT ROWID;
        CREATE TABLE tokens(token TEXT PRIMARY KEY, fingerprint BLOB NOT NULL, expires INTEGER NOT NULL, reply BLOB NOT NULL)
            WITHOUT ROWID;
        CREATE INDEX tokens_by_expiry ON tokens(expires);
        PRAGMA application_id=1684300396;
        PRAGMA user_version=1;
        """;

    private const string Definition =
        """
        {"TableName":"tab","BillingMode":"PAY_PER_REQUEST",
         "AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"},{"AttributeName":"sk","AttributeType":"S"}],
         "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"sk","KeyType":"RANGE"}],
         "StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_AND_OLD_IMAGES"} }
        """;

    [Fact]
    public async Task AFileOfTheFirstVersionKeepsItsItemsAndGetsItsStreamAndItsExpiries()
    {
        using var dynamo = new Dynamo();
        Fill(dynamo);

        dynamo.Reopen();

        var streams = new Streams(dynamo);
        streams.Arn.ShouldBe("arn:aws:dynamodb:us-east-1:000000000000:table/tab/stream/2026-01-01T00:00:00.000");
        dynamo.Get("a", "b").ShouldContain("until");
        dynamo.Clock.Advance(TimeSpan.FromSeconds(61));
        (await dynamo.Emulator.SweepAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
        dynamo.Reopen();
        dynamo.Get("a", "b").ShouldBeEmpty();
        streams.ReadAll().ShouldHaveSingleItem();
    }

    private static void Fill(Dynamo dynamo)
    {
        dynamo.Emulator.Dispose();
        foreach (var suffix in new[] { "", "-wal", "-shm" })
        {
            File.Delete(dynamo.File + suffix);
        }

        var until = dynamo.Clock.GetUtcNow().ToUnixTimeSeconds() + 60;
        var body = "{\"pk\":{\"S\":\"a\"},\"sk\":{\"S\":\"b\"},\"until\":{\"N\":\"" + until + "\"}}";
        using var connection = new SqliteConnection($"Data Source={dynamo.File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = FirstVersion
            + "INSERT INTO tables(name, definition, created, ttl, items, bytes) VALUES('tab', @definition, 1767225600000, 'until', 1, 20);"
            + "INSERT INTO items VALUES(1, @slot, @hash, @range, 20, @body)";
        command.Parameters.AddWithValue("@definition", Definition);
        command.Parameters.AddWithValue("@slot", (long)Crc32.Of("a"u8));
        command.Parameters.AddWithValue("@hash", "a"u8.ToArray());
        command.Parameters.AddWithValue("@range", "b"u8.ToArray());
        command.Parameters.AddWithValue("@body", Encoding.UTF8.GetBytes(body));
        command.ExecuteNonQuery();
    }
}
