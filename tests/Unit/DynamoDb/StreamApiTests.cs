using System.Text.Json;

namespace Ecommerce.Tests.Unit.DynamoDb;

public sealed class StreamApiTests
{
    [Fact]
    public void AStreamIsDescribedWithItsShardsInPages()
    {
        using var dynamo = Dynamo.WithTable(Streams.Both);
        var streams = new Streams(dynamo);

        var stream = streams.Describe(streams.Arn, ""","Limit":3""");
        var rest = streams.Describe(
            streams.Arn, $$""","ExclusiveStartShardId":"{{stream.GetProperty("LastEvaluatedShardId").GetString()}}" """);

        stream.GetProperty("StreamStatus").GetString().ShouldBe("ENABLED");
        stream.GetProperty("StreamViewType").GetString().ShouldBe("NEW_AND_OLD_IMAGES");
        stream.GetProperty("StreamLabel").GetString().ShouldBe("2026-01-02T03:04:05.000");
        stream.GetProperty("TableName").GetString().ShouldBe("tab");
        stream.GetProperty("KeySchema").GetRawText()
            .ShouldBe("""[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"sk","KeyType":"RANGE"}]""");
        stream.GetProperty("Shards").GetArrayLength().ShouldBe(3);
        rest.GetProperty("Shards").GetArrayLength().ShouldBe(1);
        rest.TryGetProperty("LastEvaluatedShardId", out _).ShouldBeFalse();
        var shard = stream.GetProperty("Shards")[0];
        shard.GetProperty("ShardId").GetString()!.Length.ShouldBeInRange(28, 65);
        shard.GetProperty("SequenceNumberRange").GetProperty("StartingSequenceNumber").GetString()!.Length.ShouldBeInRange(21, 40);
        shard.GetProperty("SequenceNumberRange").TryGetProperty("EndingSequenceNumber", out _).ShouldBeFalse();
    }

    [Fact]
    public void NoShardHasChildren()
    {
        using var dynamo = Dynamo.WithTable(Streams.Both);
        var streams = new Streams(dynamo);

        streams.Describe(streams.Arn, $$""","ShardFilter":{"Type":"CHILD_SHARDS","ShardId":"{{streams.ShardIds[0]}}"}""")
            .GetProperty("Shards").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void StreamsAreListedByTableAndInPages()
    {
        using var dynamo = Dynamo.WithTable(Streams.Both);
        dynamo.Ok("CreateTable", """
            {"TableName":"other","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"}],
             "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}],
             "StreamSpecification":{"StreamEnabled":true,"StreamViewType":"KEYS_ONLY"} }
            """);
        var streams = new Streams(dynamo);

        var first = streams.Ok("ListStreams", """{"Limit":1}""");
        var last = first.GetProperty("LastEvaluatedStreamArn").GetString();
        var second = streams.Ok("ListStreams", $$"""{"ExclusiveStartStreamArn":"{{last}}"}""");

        first.GetProperty("Streams")[0].GetProperty("TableName").GetString().ShouldBe("other");
        second.GetProperty("Streams")[0].GetProperty("StreamArn").GetString().ShouldBe(streams.Arn);
        streams.Ok("ListStreams", """{"TableName":"tab"}""").GetProperty("Streams").GetArrayLength().ShouldBe(1);
        streams.Ok("ListStreams", """{"TableName":"none"}""").GetProperty("Streams").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void EachKindOfIteratorStartsWhereItSays()
    {
        using var dynamo = Dynamo.WithTable(Streams.Both);
        var streams = new Streams(dynamo);
        var shard = streams.ShardOf("a");
        dynamo.Put("a", "1");
        dynamo.Put("a", "2");
        var second = streams.Read(shard)[1].GetProperty("dynamodb").GetProperty("SequenceNumber").GetString();
        var latest = streams.Iterator(shard, "LATEST");
        dynamo.Put("a", "3");

        Items(streams, streams.Iterator(shard)).ShouldBe(["1", "2", "3"]);
        Items(streams, latest).ShouldBe(["3"]);
        var first = streams.Describe(streams.Arn).GetProperty("Shards")[0].GetProperty("SequenceNumberRange")
            .GetProperty("StartingSequenceNumber").GetString();
        Items(streams, streams.Iterator(shard, "AT_SEQUENCE_NUMBER", $""","SequenceNumber":"{first}" """)).ShouldBe(["1", "2", "3"]);
        Items(streams, streams.Iterator(shard, "AT_SEQUENCE_NUMBER", $""","SequenceNumber":"{second}" """)).ShouldBe(["2", "3"]);
        Items(streams, streams.Iterator(shard, "AFTER_SEQUENCE_NUMBER", $""","SequenceNumber":"{second}" """)).ShouldBe(["3"]);
    }

    [Fact]
    public void PagesFollowEachOtherByLimitAndByBytes()
    {
        using var dynamo = Dynamo.WithTable(Streams.Both);
        var streams = new Streams(dynamo);
        var shard = streams.ShardOf("a");
        for (var i = 0; i < 4; i++)
        {
            dynamo.Put("a", $"{i}", $$""","v":{"S":"{{new string('x', 300_000)}}"}""");
        }

        var byLimit = streams.Get(streams.Iterator(shard), ""","Limit":1""");
        var byBytes = streams.Get(streams.Iterator(shard));

        byLimit.GetProperty("Records").GetArrayLength().ShouldBe(1);
        byBytes.GetProperty("Records").GetArrayLength().ShouldBe(3);
        Items(streams, byLimit.GetProperty("NextShardIterator").GetString()!).ShouldBe(["1", "2", "3"]);
        Items(streams, byBytes.GetProperty("NextShardIterator").GetString()!).ShouldBe(["3"]);
    }

    [Theory]
    [InlineData("GetShardIterator", """{"StreamArn":"ARN","ShardId":"shardId-0","ShardIteratorType":"LATEST"}""",
        "ResourceNotFoundException: Requested resource not found: Shard: shardId-0 in Stream: ARN not found")]
    [InlineData("GetShardIterator", """{"StreamArn":"ARN","ShardId":"SHARD","ShardIteratorType":"AT_SEQUENCE_NUMBER"}""",
        "ValidationException: SequenceNumber must be specified for iterator type AT_SEQUENCE_NUMBER")]
    [InlineData("GetShardIterator", """{"StreamArn":"ARN","ShardId":"SHARD","ShardIteratorType":"SOON"}""",
        "ValidationException: 1 validation error detected: Value 'SOON' at 'shardIteratorType' failed to satisfy constraint: "
        + "Member must satisfy enum value set: [AFTER_SEQUENCE_NUMBER, LATEST, AT_SEQUENCE_NUMBER, TRIM_HORIZON]")]
    [InlineData("DescribeStream", """{"StreamArn":"ARN1"}""",
        "ResourceNotFoundException: Requested resource not found: Stream: ARN1 not found")]
    [InlineData("GetRecords", """{"ShardIterator":"junk"}""", "ValidationException: Invalid ShardIterator")]
    [InlineData("GetRecords", """{"ShardIterator":"junk","Limit":1001}""",
        "ValidationException: 1 validation error detected: Value '1001' at 'limit' failed to satisfy constraint: "
        + "Member must have value less than or equal to 1000")]
    [InlineData("PutItem", "{}", "UnknownOperationException: The operation PutItem is not supported by the local DynamoDB.")]
    public void WhatIsWrongIsRefused(string operation, string body, string words)
    {
        using var dynamo = Dynamo.WithTable(Streams.Both);
        var streams = new Streams(dynamo);
        string Fill(string text) => text.Replace("ARN", streams.Arn, StringComparison.Ordinal)
            .Replace("SHARD", streams.ShardIds[0], StringComparison.Ordinal);

        streams.Refused(operation, Fill(body)).ShouldBe(Fill(words));
    }

    [Fact]
    public void AnOperationOfStreamsIsNoneOfTables()
    {
        using var dynamo = Dynamo.WithTable();

        dynamo.Refused("ListStreams", "{}")
            .ShouldBe("UnknownOperationException: The operation ListStreams is not supported by the local DynamoDB.");
    }

    [Fact]
    public void AnIteratorLivesForFifteenMinutes()
    {
        using var dynamo = Dynamo.WithTable(Streams.Both);
        var streams = new Streams(dynamo);
        var iterator = streams.Iterator(streams.ShardIds[0]);

        dynamo.Clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromMilliseconds(1));
        var next = streams.Get(iterator).GetProperty("NextShardIterator").GetString()!;
        dynamo.Clock.Advance(TimeSpan.FromMilliseconds(1));

        streams.Refused("GetRecords", $$"""{"ShardIterator":"{{iterator}}"}""").ShouldStartWith("ExpiredIteratorException: ");
        streams.Get(next).GetProperty("Records").GetArrayLength().ShouldBe(0);
    }

    private static string[] Items(Streams streams, string iterator) =>
        [.. streams.Get(iterator).GetProperty("Records").EnumerateArray().Select(Item)];

    private static string Item(JsonElement record) =>
        record.GetProperty("dynamodb").GetProperty("Keys").GetProperty("sk").GetProperty("S").GetString()!;
}
