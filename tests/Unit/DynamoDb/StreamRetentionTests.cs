namespace Ecommerce.Tests.Unit.DynamoDb;

public sealed class StreamRetentionTests
{
    private static readonly TimeSpan s_day = TimeSpan.FromHours(24);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ARecordIsKeptForADay(bool isSwept)
    {
        using var dynamo = Dynamo.WithTable(Streams.Both);
        var streams = new Streams(dynamo);
        dynamo.Put("a", "old");
        dynamo.Clock.Advance(s_day / 2);
        dynamo.Put("a", "new");
        streams.Read(streams.ShardOf("a")).Length.ShouldBe(2);

        dynamo.Clock.Advance(s_day / 2);
        _ = isSwept ? await dynamo.Emulator.SweepAsync(TestContext.Current.CancellationToken) : 0;

        streams.Read(streams.ShardOf("a")).ShouldHaveSingleItem()
            .GetProperty("dynamodb").GetProperty("Keys").GetRawText().ShouldBe(Dynamo.Key("a", "new"));
    }

    [Fact]
    public void WhoeverReadsOnFromWhatIsGoneIsTold()
    {
        using var dynamo = Dynamo.WithTable(Streams.Both);
        var streams = new Streams(dynamo);
        var shard = streams.ShardOf("a");
        dynamo.Put("a", "1");
        dynamo.Put("a", "2");
        var numbers = streams.Read(shard)
            .Select(record => record.GetProperty("dynamodb").GetProperty("SequenceNumber").GetString()).ToArray();
        dynamo.Clock.Advance(s_day - TimeSpan.FromMinutes(1));
        var iterator = streams.Iterator(shard);
        dynamo.Clock.Advance(TimeSpan.FromMinutes(1));

        streams.Refused("GetRecords", $$"""{"ShardIterator":"{{iterator}}"}""").ShouldStartWith("TrimmedDataAccessException: ");
        streams.Refused("GetShardIterator", After(0)).ShouldStartWith("TrimmedDataAccessException: ");
        streams.Ok("GetShardIterator", After(1)); // It has seen all that is gone.

        string After(int record) =>
            streams.IteratorBody(shard, "AFTER_SEQUENCE_NUMBER", $""","SequenceNumber":"{numbers[record]}" """);
    }

    [Fact]
    public void NoRecordHasTheLowestNumberThereCouldBe()
    {
        using var dynamo = Dynamo.WithTable(Streams.Both);
        var streams = new Streams(dynamo);

        streams.Refused("GetShardIterator", streams.IteratorBody(
            streams.ShardIds[0], "AT_SEQUENCE_NUMBER", ""","SequenceNumber":"100000000000000000000" """))
            .ShouldStartWith("TrimmedDataAccessException: ");
    }

    [Theory]
    [InlineData("UpdateTable", """{"TableName":"tab","StreamSpecification":{"StreamEnabled":false} }""")]
    [InlineData("DeleteTable", """{"TableName":"tab"}""")]
    public void AReaderIsWokenWhenAStreamEnds(string operation, string body)
    {
        using var dynamo = Dynamo.WithTable(Streams.Both);
        var reader = dynamo.Emulator.Streams;
        var arn = reader.StreamOf("tab")!;
        var changed = reader.Changed;

        dynamo.Ok(operation, body);

        changed.IsCompleted.ShouldBeTrue();
        reader.Shards(arn).ShouldAllBe(shard => reader.Read(arn, shard, reader.TrimHorizon(arn, shard), 10).IsAtEnd);
    }

    [Fact]
    public async Task AReaderIsWokenByAReset()
    {
        using var dynamo = Dynamo.WithTable(Streams.Both);
        var changed = dynamo.Emulator.Streams.Changed;

        await dynamo.Emulator.ResetAsync();

        changed.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public void AnIdleShardIsReadOnAfterAnyTime()
    {
        using var dynamo = Dynamo.WithTable(Streams.Both);
        var reader = dynamo.Emulator.Streams;
        var arn = reader.StreamOf("tab")!;
        var positions = reader.Shards(arn).ToDictionary(shard => shard, shard => reader.TrimHorizon(arn, shard));
        dynamo.Put("a", "1");
        dynamo.Clock.Advance(s_day);
        var idle = positions.Where(shard => shard.Key != new Streams(dynamo).ShardOf("a")).ToList();

        idle.Count.ShouldBe(3);
        idle.ShouldAllBe(shard => reader.Read(arn, shard.Key, shard.Value, 10).Records.Count == 0);
    }

    [Fact]
    public async Task TheStreamOfADeletedTableIsReadToItsEndForADay()
    {
        using var dynamo = Dynamo.WithTable(Streams.Both);
        var streams = new Streams(dynamo);
        var (arn, shard) = (streams.Arn, streams.ShardOf("a"));
        dynamo.Put("a", "1");
        dynamo.Put("a", "2");

        dynamo.Ok("DeleteTable", """{"TableName":"tab"}""");

        var stream = streams.Describe(arn);
        stream.GetProperty("StreamStatus").GetString().ShouldBe("DISABLED");
        stream.GetProperty("Shards")[0].GetProperty("SequenceNumberRange").TryGetProperty("EndingSequenceNumber", out _).ShouldBeTrue();
        var first = streams.Get(streams.Iterator(shard, arn: arn), ""","Limit":1""");
        var second = streams.Get(first.GetProperty("NextShardIterator").GetString()!);
        second.GetProperty("Records").GetArrayLength().ShouldBe(1);
        second.TryGetProperty("NextShardIterator", out _).ShouldBeFalse();

        dynamo.Clock.Advance(s_day);
        await dynamo.Emulator.SweepAsync(TestContext.Current.CancellationToken);
        streams.Refused("DescribeStream", $$"""{"StreamArn":"{{arn}}"}""").ShouldStartWith("ResourceNotFoundException: ");
    }

    [Fact]
    public void ATableMadeAgainAtTheSameMomentHasAnotherStream()
    {
        using var dynamo = Dynamo.WithTable(Streams.Both);
        var streams = new Streams(dynamo);
        var first = streams.Arn;
        dynamo.Put("a", "1");
        dynamo.Ok("DeleteTable", """{"TableName":"tab"}""");

        dynamo.Ok("CreateTable", $$"""
            {"TableName":"tab","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"}],
             "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}]{{Streams.Both}} }
            """);

        streams.Arn.ShouldNotBe(first);
        streams.ReadAll().ShouldBeEmpty();
        streams.Ok("ListStreams", """{"TableName":"tab"}""").GetProperty("Streams").GetArrayLength().ShouldBe(2);
    }
}
