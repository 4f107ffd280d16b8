using Amazon.DynamoDBv2.Model;

namespace Ecommerce.Tests.Conformance.Cli;

/// <summary>
/// Streams as the aws CLI reads them. The items are written by the SDK, which is faster.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html
/// </summary>
public sealed class StreamCliTests
{
    private const string NoCli = "the aws CLI is not on PATH; 'pip install awscli' brings one";
    private static readonly TimeSpan s_iteratorLife = TimeSpan.FromMinutes(15);

    public static bool HasCli => AwsCli.IsInstalled;

    [Fact(Skip = NoCli, SkipUnless = nameof(HasCli))]
    public async Task EveryChangeOfAnItemIsReadOnceAndInOrder()
    {
        await using var world = await StreamWorld.StartAsync();
        await world.PutAsync("""{"pk":"a","v":1}""");
        await world.PutAsync("""{"pk":"a","v":1}"""); // Changes nothing, so it leaves no record.
        await world.PutAsync("""{"pk":"a","v":2}""");
        await world.Dynamo.DeleteItemAsync(StreamWorld.Table, Notation.Item("""{"pk":"a"}"""));
        await world.CloseAsync();

        var listed = await world.Aws.OkAsync("dynamodbstreams", "list-streams", "--table-name", StreamWorld.Table);
        var stream = listed.GetProperty("Streams").EnumerateArray().ShouldHaveSingleItem();
        stream.GetProperty("StreamArn").GetString().ShouldBe(world.StreamArn);
        var described = (await world.Aws.OkAsync("dynamodbstreams", "describe-stream", "--stream-arn", world.StreamArn))
            .GetProperty("StreamDescription");
        described.GetProperty("StreamStatus").GetString().ShouldBe("DISABLED");
        described.GetProperty("StreamViewType").GetString().ShouldBe("NEW_AND_OLD_IMAGES");
        // All changes of one item are in one shard, and the emulator knows which: that saves the CLI a second for each call.
        var (shard, _) = world.FirstRecord();
        described.GetProperty("Shards").EnumerateArray().Select(one => one.GetProperty("ShardId").GetString()).ShouldContain(shard);
        var records = await world.ReadToEndAsync(shard);

        records.Select(StreamWorld.Change).ShouldBe(["INSERT none 1", "MODIFY 1 2", "REMOVE 2 none"]);
        records.Where(record => record.TryGetProperty("userIdentity", out _)).ShouldBeEmpty();
    }

    [Fact(Skip = NoCli, SkipUnless = nameof(HasCli))]
    public async Task AReaderStartsAtTheEndOrBehindARecord()
    {
        await using var world = await StreamWorld.StartAsync();
        await world.PutAsync("""{"pk":"a","v":1}""");
        await world.PutAsync("""{"pk":"a","v":2}""");
        var (shard, first) = world.FirstRecord();

        var latest = await world.ReadAsync(await world.IteratorAsync(shard, "LATEST"));
        await world.PutAsync("""{"pk":"a","v":3}""");
        var next = await world.ReadAsync(latest.GetProperty("NextShardIterator").GetString()!);
        var after = await world.ReadAsync(await world.IteratorAsync(shard, "AFTER_SEQUENCE_NUMBER", first));

        StreamWorld.Changes(latest).ShouldBeEmpty();
        StreamWorld.Changes(next).ShouldBe(["MODIFY 2 3"]);
        StreamWorld.Changes(after).ShouldBe(["MODIFY 1 2", "MODIFY 2 3"]);
    }

    [Fact(Skip = NoCli, SkipUnless = nameof(HasCli))]
    public async Task AnItemThatExpiresIsRemovedByTheService()
    {
        await using var world = await StreamWorld.StartAsync();
        await world.Dynamo.UpdateTimeToLiveAsync(new UpdateTimeToLiveRequest
        {
            TableName = StreamWorld.Table,
            TimeToLiveSpecification = new() { AttributeName = "ends", Enabled = true },
        });
        await world.PutAsync($$"""{"pk":"a","v":1,"ends":{{world.Clock.GetUtcNow().AddMinutes(1).ToUnixTimeSeconds()}} }""");

        world.Clock.Advance(TimeSpan.FromMinutes(2));
        var swept = await world.Emulator.SweepAsync(TestContext.Current.CancellationToken);

        swept.ShouldBe(1);
        var (shard, inserted) = world.FirstRecord();
        var page = await world.ReadAsync(await world.IteratorAsync(shard, "AFTER_SEQUENCE_NUMBER", inserted));
        StreamWorld.Changes(page).ShouldBe(["REMOVE 1 none"]);
        var identity = page.GetProperty("Records")[0].GetProperty("userIdentity");
        identity.GetProperty("PrincipalId").GetString().ShouldBe("dynamodb.amazonaws.com");
        identity.GetProperty("Type").GetString().ShouldBe("Service");
    }

    [Fact(Skip = NoCli, SkipUnless = nameof(HasCli))]
    public async Task WhatIsGoneOrUnknownIsRefused()
    {
        await using var world = await StreamWorld.StartAsync();
        await world.PutAsync("""{"pk":"a","v":1}""");
        var (shard, first) = world.FirstRecord();
        var iterator = await world.IteratorAsync(shard, "TRIM_HORIZON");

        (await world.Aws.RefusedAsync("dynamodbstreams", "describe-stream", "--stream-arn", world.StreamArn + "0")).ShouldEndWith(
            "An error occurred (ResourceNotFoundException) when calling the DescribeStream operation: "
            + $"Requested resource not found: Stream: {world.StreamArn}0 not found");
        (await world.Aws.RefusedAsync("dynamodbstreams", "get-records", "--shard-iterator", "nowhere")).ShouldEndWith(
            "An error occurred (ValidationException) when calling the GetRecords operation: Invalid ShardIterator");
        world.Clock.Advance(s_iteratorLife);
        (await world.Aws.RefusedAsync("dynamodbstreams", "get-records", "--shard-iterator", iterator)).ShouldContain(
            "An error occurred (ExpiredIteratorException) when calling the GetRecords operation: The shard iterator has expired");
        world.Clock.Advance(TimeSpan.FromHours(24));
        (await world.Aws.RefusedAsync(
            "dynamodbstreams", "get-shard-iterator", "--stream-arn", world.StreamArn, "--shard-id", shard,
            "--shard-iterator-type", "AT_SEQUENCE_NUMBER", "--sequence-number", first)).ShouldContain(
            "An error occurred (TrimmedDataAccessException) when calling the GetShardIterator operation: ");
    }
}
