using System.Text;
using Ecommerce.Lambda;

namespace Ecommerce.Tests.Unit.Lambda;

public sealed class StreamFunctionTests : IDisposable
{
    private static readonly string s_batch = Batches.OfStream(
        ("100000000000000000001", """{"pk":{"S":"a"}, "n":{"N":"1"} }"""),
        ("100000000000000000002", "{}"),
        ("100000000000000000003", "{}"));

    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void RecordsComeInOrderWithTheirImagesAsTheyWere()
    {
        IReadOnlyList<string> seen = [];
        var function = StreamFunction.Create(_world.Host, "Follow", records =>
        {
            seen = [.. records.Select(r => $"{r.SequenceNumber[^1]} {r.Change} {Encoding.UTF8.GetString(r.NewImage.Span)}")];
            return records.Count;
        });

        _world.Invoke(function, s_batch).GetRawText().ShouldBe("""{"batchItemFailures":[]}""");

        seen.ShouldBe(["1 INSERT {\"pk\":{\"S\":\"a\"}, \"n\":{\"N\":\"1\"} }", "2 INSERT {}", "3 INSERT {}"]);
    }

    [Theory]
    [InlineData(0, "failed", "100000000000000000001", "100000000000000000002", "100000000000000000003")]
    [InlineData(1, "partial", "100000000000000000002", "100000000000000000003")]
    [InlineData(3, "ok")]
    public void FromTheFirstFailedRecordOnAllAreNamed(int done, string outcome, params string[] failed)
    {
        var answer = _world.Invoke(StreamFunction.Create(_world.Host, "Follow", _ => done), s_batch);

        Batches.Failures(answer).ShouldBe(failed);
        var metrics = _world.Metrics.ShouldHaveSingleItem();
        (metrics.GetProperty("StatusClass").GetString(), metrics.GetProperty("BatchItemFailures").GetInt32())
            .ShouldBe((outcome, failed.Length));
        _world.Logged("records-failed").Select(line => line.GetProperty("from").GetString()).ShouldBe(failed.Take(1));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(4)]
    public void MoreThanThereWereCannotBeDone(int done) => _world
        .Try(StreamFunction.Create(_world.Host, "Follow", _ => done), Encoding.UTF8.GetBytes(s_batch), new())
        .ShouldBeOfType<ArgumentOutOfRangeException>();

    [Theory]
    [InlineData("""{"eventName":"REMOVE","dynamodb":{"SequenceNumber":"1"} }""", "REMOVE")]
    [InlineData("""{"dynamodb":{"SequenceNumber":"1","NewImage":null} }""", "")]
    [InlineData("""{"dynamodb":{"NewImage":[{"a":1}],"SequenceNumber":"1"},"eventName":7}""", "")]
    public void ARecordMayLackAllButItsNumber(string record, string change)
    {
        IReadOnlyList<StreamRecord> seen = [];
        _world.Invoke(StreamFunction.Create(_world.Host, "Follow", r => (seen = r).Count), Batches.Of([record]));

        var only = seen.ShouldHaveSingleItem();
        (only.Change, only.NewImage.Length).ShouldBe((change, 0));
    }

    [Theory]
    [InlineData(LambdaLimits.SequenceNumberCharsMax, false)]
    [InlineData(LambdaLimits.SequenceNumberCharsMax + 1, true)]
    [InlineData(0, true)]
    public void ASequenceNumberHasABound(int length, bool isRefused) =>
        (Try(Batches.OfStream((new('1', length), "{}"))) is FormatException).ShouldBe(isRefused);

    [Theory]
    [InlineData(LambdaLimits.BatchRecordsMax, false)]
    [InlineData(LambdaLimits.BatchRecordsMax + 1, true)]
    public void ABatchHasABound(int count, bool isRefused) =>
        (Try(Batches.Of(Enumerable.Repeat("""{"dynamodb":{"SequenceNumber":"1"} }""", count))) is FormatException).ShouldBe(isRefused);

    [Fact]
    public void ARecordWithoutANumberFailsTheBatch() => Try("""{"Records":[{"dynamodb":7}]}""").ShouldBeOfType<FormatException>();

    private Exception? Try(string payload) =>
        _world.Try(StreamFunction.Create(_world.Host, "Follow", records => records.Count), Encoding.UTF8.GetBytes(payload), new());
}
