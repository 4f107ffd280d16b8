using System.Text.Json;
using Ecommerce.Local.Emulators.DynamoDb;

namespace Ecommerce.Tests.Unit.DynamoDb;

public sealed class StreamTests
{
    [Fact]
    public void AnItemsLifeIsToldInOrder()
    {
        using var dynamo = Dynamo.WithTable(Streams.Both);
        var streams = new Streams(dynamo);
        dynamo.Put("a", "b", ""","v":{"N":"1"}""");
        dynamo.Put("a", "b", ""","v":{"N":"2"}""");
        dynamo.Ok("DeleteItem", $$"""{"TableName":"tab","Key":{{Dynamo.Key("a", "b")}} }""");

        var records = streams.Read(streams.ShardOf("a"));

        records.Select(record => record.GetProperty("eventName").GetString()).ShouldBe(["INSERT", "MODIFY", "REMOVE"]);
        records.Select(record => Sequence(record)).ShouldBe(records.Select(record => Sequence(record)).Order(StringComparer.Ordinal));
        records.Select(record => record.GetProperty("eventID").GetString()).Distinct().Count().ShouldBe(3);
        var modified = records[1];
        modified.GetProperty("eventVersion").GetString().ShouldBe("1.1");
        modified.GetProperty("eventSource").GetString().ShouldBe("aws:dynamodb");
        modified.GetProperty("awsRegion").GetString().ShouldBe("us-east-1");
        modified.TryGetProperty("userIdentity", out _).ShouldBeFalse();
        var change = modified.GetProperty("dynamodb");
        change.GetProperty("Keys").GetRawText().ShouldBe(Dynamo.Key("a", "b"));
        change.GetProperty("OldImage").GetProperty("v").GetRawText().ShouldBe("""{"N":"1"}""");
        change.GetProperty("NewImage").GetProperty("v").GetRawText().ShouldBe("""{"N":"2"}""");
        change.GetProperty("StreamViewType").GetString().ShouldBe("NEW_AND_OLD_IMAGES");
        change.GetProperty("ApproximateCreationDateTime").GetInt64().ShouldBe(dynamo.Clock.GetUtcNow().ToUnixTimeSeconds());
        records[0].GetProperty("dynamodb").TryGetProperty("OldImage", out _).ShouldBeFalse();
        records[2].GetProperty("dynamodb").TryGetProperty("NewImage", out _).ShouldBeFalse();
    }

    // The figures of https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-example.html, whose keys are as long as these.
    [Theory]
    [InlineData("NEW_AND_OLD_IMAGES", true, true, 59)]
    [InlineData("NEW_IMAGE", false, true, 38)]
    [InlineData("OLD_IMAGE", true, false, 26)]
    [InlineData("KEYS_ONLY", false, false, 5)]
    public void AViewShowsItsImagesAndCountsThem(string view, bool old, bool fresh, int bytes)
    {
        using var dynamo = new Dynamo();
        dynamo.Ok("CreateTable", $$"""
            {"TableName":"tab","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"Id","AttributeType":"N"}],
             "KeySchema":[{"AttributeName":"Id","KeyType":"HASH"}],
             "StreamSpecification":{"StreamEnabled":true,"StreamViewType":"{{view}}"} }
            """);
        dynamo.Ok("PutItem", """{"TableName":"tab","Item":{"Message":{"S":"New item!"},"Id":{"N":"101"} } }""");
        dynamo.Ok("PutItem", """{"TableName":"tab","Item":{"Message":{"S":"This item has changed"},"Id":{"N":"101"} } }""");

        var change = new Streams(dynamo).ReadAll()[1].GetProperty("dynamodb");

        change.TryGetProperty("OldImage", out _).ShouldBe(old);
        change.TryGetProperty("NewImage", out _).ShouldBe(fresh);
        change.GetProperty("SizeBytes").GetInt32().ShouldBe(bytes);
    }

    [Theory]
    [InlineData("PutItem", """{"TableName":"tab","Item":{"v":{"N":"1.0"},"sk":{"S":"b"},"pk":{"S":"a"} } }""")]
    [InlineData("DeleteItem", """{"TableName":"tab","Key":{"pk":{"S":"a"},"sk":{"S":"none"} } }""")]
    [InlineData("UpdateItem", """
        {"TableName":"tab","Key":{"pk":{"S":"a"},"sk":{"S":"b"} },"UpdateExpression":"SET v = :v",
         "ExpressionAttributeValues":{":v":{"N":"1"} } }
        """)]
    public void AWriteThatChangesNothingIsNotTold(string operation, string body)
    {
        using var dynamo = Dynamo.WithTable(Streams.Both);
        dynamo.Put("a", "b", ""","v":{"N":"1"}""");

        dynamo.Ok(operation, body);

        new Streams(dynamo).ReadAll().ShouldHaveSingleItem();
    }

    [Fact]
    public void ATransactionThatFailsIsNotTold()
    {
        using var dynamo = Dynamo.WithTable(Streams.Both);

        dynamo.Refused("TransactWriteItems", $$"""
            {"TransactItems":[{"Put":{"TableName":"tab","Item":{{Dynamo.Key("a", "1")}} } },
             {"Delete":{"TableName":"tab","Key":{{Dynamo.Key("a", "2")}},"ConditionExpression":"attribute_exists(pk)"} }]}
            """).ShouldStartWith("TransactionCanceledException");

        new Streams(dynamo).ReadAll().ShouldBeEmpty();
    }

    [Fact]
    public void EveryWayOfWritingIsTold()
    {
        using var dynamo = Dynamo.WithTable(Streams.Both);
        dynamo.Ok("BatchWriteItem", $$"""{"RequestItems":{"tab":[{"PutRequest":{"Item":{{Dynamo.Key("a", "1")}} } }]} }""");
        dynamo.Ok("TransactWriteItems", $$"""{"TransactItems":[{"Put":{"TableName":"tab","Item":{{Dynamo.Key("a", "2")}} } }]}""");
        dynamo.Ok("UpdateItem", $$"""{"TableName":"tab","Key":{{Dynamo.Key("a", "3")}} }""");

        new Streams(dynamo).ReadAll().Length.ShouldBe(3);
    }

    [Fact]
    public void RecordsAndTheirNumbersOutliveARestart()
    {
        using var dynamo = Dynamo.WithTable(Streams.Both);
        var streams = new Streams(dynamo);
        var shard = streams.ShardOf("a");
        dynamo.Put("a", "1");
        var arn = streams.Arn;

        dynamo.Reopen();
        dynamo.Put("a", "2");

        streams.Arn.ShouldBe(arn);
        var records = streams.Read(shard);
        records.Length.ShouldBe(2);
        Sequence(records[1]).ShouldBeGreaterThan(Sequence(records[0]));
    }

    [Fact]
    public async Task AReaderIsWokenByTheNextRecordAndOnlyThen()
    {
        using var dynamo = Dynamo.WithTable(Streams.Both);
        var reader = dynamo.Emulator.Streams;
        var arn = reader.StreamOf("tab")!;
        var positions = reader.Shards(arn).ToDictionary(shard => shard, shard => reader.Latest(arn, shard));
        var changed = reader.Changed;

        dynamo.Ok("DeleteItem", $$"""{"TableName":"tab","Key":{{Dynamo.Key("a", "none")}} }""");
        changed.IsCompleted.ShouldBeFalse();
        dynamo.Put("a", "1");
        await changed.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        var pages = positions.Select(shard => reader.Read(arn, shard.Key, shard.Value, recordsMax: 10)).ToList();
        var record = pages.SelectMany(page => page.Records).ShouldHaveSingleItem();
        record.EventName.ShouldBe("INSERT");
        record.Event.ShouldBe(StreamEvent.Insert);
        JsonDocument.Parse(record.NewImage!.Value).RootElement.GetProperty("sk").GetRawText().ShouldBe("""{"S":"1"}""");
        pages.ShouldAllBe(page => !page.IsAtEnd);
    }

    private static string Sequence(JsonElement record) => record.GetProperty("dynamodb").GetProperty("SequenceNumber").GetString()!;
}
