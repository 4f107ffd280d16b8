using System.Text.Json;

namespace Ecommerce.Tests.Unit.DynamoDb;

/// <summary>The streams of an emulator, spoken to in JSON on their own target.</summary>
internal sealed class Streams(Dynamo dynamo)
{
    public const string Both = ""","StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_AND_OLD_IMAGES"}""";

    public string Arn =>
        dynamo.Ok("DescribeTable", """{"TableName":"tab"}""").GetProperty("Table").GetProperty("LatestStreamArn").GetString()!;

    public IReadOnlyList<string> ShardIds =>
        [.. Describe(Arn).GetProperty("Shards").EnumerateArray().Select(shard => shard.GetProperty("ShardId").GetString()!)];

    /// <summary>The shard that changes of one partition key are in.</summary>
    public string ShardOf(string pk) => ShardIds[(int)(Local.Emulators.DynamoDb.Crc32.Of(System.Text.Encoding.UTF8.GetBytes(pk)) % 4)];

    public JsonElement Ok(string operation, string body)
    {
        var (status, reply) = dynamo.CallTarget($"DynamoDBStreams_20120810.{operation}", body);
        status.ShouldBe(200, reply.GetRawText());
        return reply;
    }

    public string Refused(string operation, string body)
    {
        var (status, reply) = dynamo.CallTarget($"DynamoDBStreams_20120810.{operation}", body);
        status.ShouldBe(400, reply.GetRawText());
        return $"{reply.GetProperty("__type").GetString()!.Split('#')[1]}: {reply.GetProperty("message").GetString()}";
    }

    public JsonElement Describe(string arn, string more = "") =>
        Ok("DescribeStream", $$"""{"StreamArn":"{{arn}}"{{more}} }""").GetProperty("StreamDescription");

    public string Iterator(string shard, string type = "TRIM_HORIZON", string more = "", string? arn = null) =>
        Ok("GetShardIterator", IteratorBody(shard, type, more, arn)).GetProperty("ShardIterator").GetString()!;

    public string IteratorBody(string shard, string type, string more = "", string? arn = null) =>
        $$"""{"StreamArn":"{{arn ?? Arn}}","ShardId":"{{shard}}","ShardIteratorType":"{{type}}"{{more}} }""";

    public JsonElement Get(string iterator, string more = "") => Ok("GetRecords", $$"""{"ShardIterator":"{{iterator}}"{{more}} }""");

    /// <summary>All records of a shard from its start.</summary>
    public JsonElement[] Read(string shard, string? arn = null) =>
        [.. Get(Iterator(shard, arn: arn)).GetProperty("Records").EnumerateArray()];

    /// <summary>All records there are, shard by shard.</summary>
    public JsonElement[] ReadAll() => [.. ShardIds.SelectMany(shard => Read(shard))];
}
