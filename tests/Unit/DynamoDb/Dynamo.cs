using System.Text;
using System.Text.Json;
using Ecommerce.Local.Emulators;
using Ecommerce.Local.Emulators.DynamoDb;
using Ecommerce.Local.Trust;
using Microsoft.Data.Sqlite;

namespace Ecommerce.Tests.Unit.DynamoDb;

/// <summary>A fresh emulator on a file of its own, spoken to in JSON. The clock stands still until it is moved.</summary>
public sealed class Dynamo : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dynamo-").FullName;

    public Dynamo() => Emulator = DynamoDbEmulator.Open(File, Clock);

    public string File => Path.Combine(_folder, "dynamo.db");

    public ManualClock Clock { get; } = new();

    public DynamoDbEmulator Emulator { get; private set; }

    /// <summary>An emulator with table <c>tab</c>, keyed by strings <c>pk</c> and <c>sk</c>.</summary>
    public static Dynamo WithTable(string more = "")
    {
        var dynamo = new Dynamo();
        dynamo.Ok("CreateTable", $$"""
            {"TableName":"tab","BillingMode":"PAY_PER_REQUEST",
             "AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"},{"AttributeName":"sk","AttributeType":"S"}],
             "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"sk","KeyType":"RANGE"}]{{more}}}
            """);
        return dynamo;
    }

    /// <summary>Calls and expects success.</summary>
    public JsonElement Ok(string operation, string body)
    {
        var (status, reply) = Call(operation, body);
        status.ShouldBe(200, reply.GetRawText());
        return reply;
    }

    /// <summary>Calls and expects a refusal: its short code, a colon, its words.</summary>
    public string Refused(string operation, string body)
    {
        var (status, reply) = Call(operation, body);
        status.ShouldBe(400, reply.GetRawText());
        var words = reply.TryGetProperty("message", out var message) ? message : reply.GetProperty("Message");
        return $"{reply.GetProperty("__type").GetString()!.Split('#')[1]}: {words.GetString()}";
    }

    public (int Status, JsonElement Reply) Call(string operation, string body) => CallTarget($"DynamoDB_20120810.{operation}", body);

    /// <summary>Calls an operation of any of the emulator's APIs by its target.</summary>
    public (int Status, JsonElement Reply) CallTarget(string target, string body)
    {
        var headers = new Dictionary<string, string> { ["x-amz-target"] = target };
        var call = new AwsCall("POST", "/", "", headers, Encoding.UTF8.GetBytes(body)) { Caller = Caller.Owner };
        var reply = Emulator.HandleAsync(call, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        using var json = JsonDocument.Parse(reply.Body.IsEmpty ? "{}"u8.ToArray() : reply.Body, new JsonDocumentOptions { MaxDepth = 256 });
        return (reply.Status, json.RootElement.Clone());
    }

    /// <summary>Puts an item of table <c>tab</c> given its attributes after pk and sk.</summary>
    public void Put(string pk, string sk, string more = "", string table = "tab") =>
        Ok("PutItem", $$"""{"TableName":"{{table}}","Item":{"pk":{"S":"{{pk}}"},"sk":{"S":"{{sk}}"}{{more}} } }""");

    /// <summary>The item of that key in table <c>tab</c> as JSON text; empty when there is none.</summary>
    public string Get(string pk, string sk) =>
        Ok("GetItem", $$"""{"TableName":"tab","Key":{{Key(pk, sk)}}}""").TryGetProperty("Item", out var item) ? item.GetRawText() : "";

    public static string Key(string pk, string sk) => "{\"pk\":{\"S\":\"" + pk + "\"},\"sk\":{\"S\":\"" + sk + "\"}}";

    /// <summary>Changes the file behind the emulator's back.</summary>
    public void Sql(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Reopen()
    {
        Emulator.Dispose();
        Emulator = DynamoDbEmulator.Open(File, Clock);
    }

    public void Dispose()
    {
        Emulator.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>A clock that moves only when told.</summary>
public sealed class ManualClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}
