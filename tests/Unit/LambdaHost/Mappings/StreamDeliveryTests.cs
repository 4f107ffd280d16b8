using System.Text.Json.Nodes;
using Ecommerce.Local.Emulators.DynamoDb;
using Ecommerce.Local.Emulators.Lambda;
using Ecommerce.Local.Trust;

namespace Ecommerce.Tests.Unit.LambdaHost.Mappings;

/// <summary>A batch is handed out until each record is done or was put aside, in order.</summary>
public sealed class StreamDeliveryTests
{
    private static readonly DateTimeOffset s_now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<string> _invocations = [];
    private readonly Told _told = new();

    [Fact]
    public async Task ABatchThatIsDoneIsHandedOutOnce()
    {
        await DeliverAsync(5, _ => "null");

        _invocations.ShouldBe(["0 1 2 3 4"]);
        _told.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task WhatIsDoneIsNotHandedOutAgain()
    {
        await DeliverAsync(5, batch => batch.Contains('3', StringComparison.Ordinal) && batch.Length > 3 ? Failure(3) : "null");

        _invocations.ShouldBe(["0 1 2 3 4", "3 4"]);
    }

    [Fact]
    public async Task ARecordThatCannotBeHandledIsPutAsideAloneAndTheOthersAreDone()
    {
        await DeliverAsync(4, batch => batch.Contains('1') ? throw new InvalidDataException("poison") : "null");

        _invocations.ShouldBe(["0 1 2 3", "0 1", "0", "1", "1", "1", "2 3"]);
        var told = _told.Messages.ShouldHaveSingleItem();
        ((string?)told["requestContext"]!["condition"]).ShouldBe("RetryAttemptsExhausted");
        ((int)told["requestContext"]!["approximateInvokeCount"]!).ShouldBe(3);
        ((string?)told["responseContext"]!["functionError"]).ShouldBe("Unhandled");
        var info = told["DDBStreamBatchInfo"]!;
        ((string?)info["startSequenceNumber"], (string?)info["endSequenceNumber"], (int)info["batchSize"]!).ShouldBe(("1", "1", 1));
        ((string?)info["approximateArrivalOfFirstRecord"]).ShouldBe("2026-01-01T00:00:00Z");
        ((string?)info["shardId"], (string?)info["streamArn"]).ShouldBe(("shard", "arn:stream"));
    }

    [Fact]
    public async Task RecordsThatAreTooOldArePutAsideWithoutATry()
    {
        await DeliverAsync(3, _ => "null", later: TimeSpan.FromHours(2));

        _invocations.ShouldBeEmpty();
        var told = _told.Messages.ShouldHaveSingleItem();
        ((string?)told["requestContext"]!["condition"]).ShouldBe("RecordAgeExceeded");
        ((int)told["DDBStreamBatchInfo"]!["batchSize"]!).ShouldBe(3);
        told["responseContext"].ShouldBeNull();
    }

    private async Task DeliverAsync(int count, Func<string, string> answer, TimeSpan later = default)
    {
        await using var host = new Local.Emulators.Lambda.LambdaHost(TimeProvider.System);
        host.Add(Functions.Named("f"), Functions.Code(payload =>
        {
            var records = JsonNode.Parse(payload)!["Records"]!.AsArray();
            var batch = string.Join(' ', records.Select(record => (string)record!["dynamodb"]!["SequenceNumber"]!));
            _invocations.Add(batch);
            return Task.FromResult(answer(batch));
        }));
        var shard = new OneShard([.. Enumerable.Range(0, count).Select(Record)]);
        await using var sources = Sources.Open(host, shard, dead: _told, now: s_now + later);
        sources.Events.Start(new StreamMapping(
            Sources.Function, "arn:stream", _ => true, BatchMax: 10, RetriesMax: 2, TimeSpan.FromHours(1), "arn:dead"));
        await shard.IsOver.WaitAsync(TestContext.Current.CancellationToken);
    }

    private static string Failure(int from) => $$"""{"batchItemFailures":[{"itemIdentifier":"{{from}}"}]}""";

    private static StreamRecord Record(int number) => new(
        $"event-{number}", StreamEvent.Insert, $"{number}", s_now, SizeBytes: 10, "NEW_IMAGE", Functions.Bytes("{}"), OldImage: null,
        Functions.Bytes("{}"), IsByService: false);

    /// <summary>A stream of one shard.</summary>
    private sealed class OneShard(IReadOnlyList<StreamRecord> records) : IStreamReader
    {
        private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Changed => Task.Delay(Timeout.InfiniteTimeSpan);

        /// <summary>Completes when what is behind the last record is asked for.</summary>
        public Task IsOver => _over.Task;

        public string? StreamOf(string table) => "arn:stream";

        public IReadOnlyList<string> Shards(string streamArn) => ["shard"];

        public string TrimHorizon(string streamArn, string shardId) => "start";

        public string Latest(string streamArn, string shardId) => records[^1].SequenceNumber;

        public StreamPage Read(string streamArn, string shardId, string position, int recordsMax)
        {
            if (position == "start")
            {
                return new(records, records[^1].SequenceNumber, IsAtEnd: false);
            }

            _over.TrySetResult();
            return new([], position, IsAtEnd: false);
        }
    }

    private sealed class Told : IFailureDestination
    {
        public List<JsonNode> Messages { get; } = [];

        public ValueTask<string?> SendAsync(Caller role, string queueArn, ReadOnlyMemory<byte> body)
        {
            Messages.Add(JsonNode.Parse(body.Span)!);
            return new((string?)null);
        }
    }
}
