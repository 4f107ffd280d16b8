using System.Text;
using System.Text.Json.Nodes;
using Ecommerce.Iam;
using Ecommerce.Local;
using Ecommerce.Local.Emulators;
using Ecommerce.Local.Trust;
using Ecommerce.Tests.Unit.DynamoDb;
using Ecommerce.Topology;
using Microsoft.AspNetCore.Http;

namespace Ecommerce.Tests.Unit.Wired;

/// <summary>
/// DynamoDB with the shop's tables and a bus behind a real port, for handlers that run with their real clients. Whoever calls over the port
/// may do what the policy of one function of the topology allows.
/// </summary>
internal sealed class WiredAws : IAsyncDisposable
{
    public static readonly Place Place = new(LocalAccount.Region, LocalAccount.Id);

    private readonly Caller _caller;
    private LoopbackServer? _server;

    private WiredAws(Caller caller) => _caller = caller;

    public Dynamo Dynamo { get; } = new();

    public FakeBus Bus { get; } = new();

    /// <summary>Operations that are answered with 500 for now.</summary>
    public HashSet<string> Away { get; } = [];

    public static string NameOf(TableSpec table) => table.NameIn(Place);

    /// <param name="function">In whose role is called.</param>
    public static async Task<WiredAws> StartAsync(string function, params IReadOnlyList<TableSpec> tables)
    {
        var spec = Shop.Describe().Functions.Single(f => f.Name == function);
        var policy = PolicyDocument.Parse(IamPolicy.Of(spec, Place));
        var aws = new WiredAws(new RoleSession(function, "session", policy, TimeProvider.System, _ => { }));
        foreach (var table in tables)
        {
            aws.Create(table);
        }

        aws._server = await LoopbackServer.StartAsync(port: 0, aws.AnswerAsync, TestContext.Current.CancellationToken);
        return aws;
    }

    /// <summary>What a function's environment says of where AWS is.</summary>
    public (string, string)[] Environment(params IEnumerable<(string, string)> more) =>
    [
        ("AWS_REGION", LocalAccount.Region), ("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"), ("AWS_SECRET_ACCESS_KEY", "secret"),
        ("AWS_ENDPOINT_URL", _server!.Address.ToString()), .. more,
    ];

    /// <summary>Every row of a table, in DynamoDB's JSON, by its key.</summary>
    public IReadOnlyList<JsonObject> Rows(TableSpec table) =>
    [
        .. Dynamo.Ok("Scan", $$"""{"TableName":"{{NameOf(table)}}"}""").GetProperty("Items").EnumerateArray()
            .Select(item => JsonNode.Parse(item.GetRawText())!.AsObject())
            .OrderBy(row => $"{row["pk"]!["S"]} {row["sk"]!["S"]}", StringComparer.Ordinal),
    ];

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        Dynamo.Dispose();
    }

    private void Create(TableSpec table)
    {
        string[] keys = [.. table.AllIndexes.SelectMany(index => (string[])[index.Partition, index.Sort!]).Concat(["pk", "sk"]).Distinct()];
        var attributes = keys.Select(key => $$"""{"AttributeName":"{{key}}","AttributeType":"S"}""");
        var indexes = table.AllIndexes.Select(index => $$"""
            {"IndexName":"{{index.Name}}","Projection":{"ProjectionType":"ALL"},"KeySchema":{{Schema(index.Partition, index.Sort!)}} }
            """);
        Dynamo.Ok("CreateTable", $$"""
            {"TableName":"{{NameOf(table)}}","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{{string.Join(',', attributes)}}],
             "KeySchema":{{Schema("pk", "sk")}},"GlobalSecondaryIndexes":[{{string.Join(',', indexes)}}],
             "StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_AND_OLD_IMAGES"} }
            """);

        static string Schema(string partition, string sort) => $$"""
            [{"AttributeName":"{{partition}}","KeyType":"HASH"},{"AttributeName":"{{sort}}","KeyType":"RANGE"}]
            """;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var headers = context.Request.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value.ToString());
        var call = new AwsCall("POST", "/", "", headers, body.ToArray()) { Caller = _caller };
        IEmulator service = headers["x-amz-target"].StartsWith("AWSEvents", StringComparison.Ordinal) ? Bus : Dynamo.Emulator;
        var reply = Away.Contains(call.Operation)
            ? new AwsReply(500, "application/json", Encoding.UTF8.GetBytes("""{"__type":"InternalFailure"}"""))
            : await service.HandleAsync(call, context.RequestAborted);
        context.Response.StatusCode = reply.Status;
        context.Response.ContentLength = reply.Body.Length;
        await context.Response.Body.WriteAsync(reply.Body, context.RequestAborted);
    }
}
