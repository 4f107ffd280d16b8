using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Ecommerce.Local;
using Ecommerce.Local.Emulators.DynamoDb;

namespace Ecommerce.Tests.Conformance.Cli;

/// <summary>A table whose stream shows both images, the aws CLI that reads it, and a clock that can be moved.</summary>
internal sealed class StreamWorld : IAsyncDisposable
{
    public const string Table = "mugs";

    private const int PageMax = 2; // Small, so that iterators are followed.

    private readonly Ours _ours;

    private StreamWorld(Ours ours, ShopClock clock, string streamArn) => (_ours, Clock, StreamArn) = (ours, clock, streamArn);

    public ShopClock Clock { get; }

    public string StreamArn { get; }

    public AwsCli Aws => new(_ours.Address);

    public IAmazonDynamoDB Dynamo => _ours.Dynamo;

    public DynamoDbEmulator Emulator => _ours.Emulator;

    public static async Task<StreamWorld> StartAsync()
    {
        var clock = new ShopClock();
        var ours = await Ours.StartAsync(clock);
        var request = Requests.Table(Table, "pk:S");
        request.StreamSpecification = new() { StreamEnabled = true, StreamViewType = StreamViewType.NEW_AND_OLD_IMAGES };
        var created = await ours.Dynamo.CreateTableAsync(request);
        return new(ours, clock, created.TableDescription.LatestStreamArn);
    }

    public Task PutAsync(string item) => Dynamo.PutItemAsync(Table, Notation.Item(item));

    /// <summary>Ends the stream, and with it its shards: who reads on comes to an end.</summary>
    public Task CloseAsync() =>
        Dynamo.UpdateTableAsync(new UpdateTableRequest { TableName = Table, StreamSpecification = new() { StreamEnabled = false } });

    /// <summary>The one shard that has records, and the number of its first: the CLI would have to read each of them.</summary>
    public (string Shard, string Sequence) FirstRecord() => Emulator.Streams.Shards(StreamArn)
        .SelectMany(shard => Emulator.Streams.Read(StreamArn, shard, Emulator.Streams.TrimHorizon(StreamArn, shard), recordsMax: 1)
            .Records.Select(record => (shard, record.SequenceNumber)))
        .ShouldHaveSingleItem();

    public async Task<string> IteratorAsync(string shard, string type, string? sequence = null)
    {
        string[] place = sequence is null ? [] : ["--sequence-number", sequence];
        var answer = await Aws.OkAsync([
            "dynamodbstreams", "get-shard-iterator", "--stream-arn", StreamArn, "--shard-id", shard,
            "--shard-iterator-type", type, .. place]);
        return answer.GetProperty("ShardIterator").GetString()!;
    }

    public Task<JsonElement> ReadAsync(string iterator) =>
        Aws.OkAsync("dynamodbstreams", "get-records", "--shard-iterator", iterator, "--limit", $"{PageMax}");

    /// <summary>The records of a shard from its horizon on, until no iterator leads further.</summary>
    public async Task<List<JsonElement>> ReadToEndAsync(string shard)
    {
        var records = new List<JsonElement>();
        var iterator = await IteratorAsync(shard, "TRIM_HORIZON");
        while (iterator is not null)
        {
            var page = await ReadAsync(iterator);
            page.GetProperty("Records").GetArrayLength().ShouldBeLessThanOrEqualTo(PageMax);
            records.AddRange(page.GetProperty("Records").EnumerateArray());
            iterator = page.TryGetProperty("NextShardIterator", out var next) ? next.GetString() : null;
        }

        return records;
    }

    /// <summary>A record as one text: what happened, and <c>v</c> before and after.</summary>
    public static string Change(JsonElement record)
    {
        var change = record.GetProperty("dynamodb");
        return $"{record.GetProperty("eventName").GetString()} {ValueIn(change, "OldImage")} {ValueIn(change, "NewImage")}";
    }

    public static IEnumerable<string> Changes(JsonElement page) => page.GetProperty("Records").EnumerateArray().Select(Change);

    public ValueTask DisposeAsync() => _ours.DisposeAsync();

    private static string? ValueIn(JsonElement change, string image) =>
        change.TryGetProperty(image, out var item) ? item.GetProperty("v").GetProperty("N").GetString() : "none";
}
