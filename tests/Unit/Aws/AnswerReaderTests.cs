using System.Text;
using Ecommerce.Aws;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Ecommerce.Tests.Unit.Aws;

public sealed class AnswerReaderTests
{
    private const string Chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    [Fact]
    public void ABodyOfKnownLengthIsReadToItsEndAndNoFurther()
    {
        var reader = Reader("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", "HTTP/1.1 404 Not Found\r\ncontent-length:0\r\n\r\n");

        Text(reader.Read(isHead: false)).ShouldBe("hello");
        reader.CanGoOn.ShouldBeTrue();
        reader.Read(isHead: false).Status.ShouldBe(404);
    }

    [Fact]
    public void AnAnswerKeepsItsBytesWhenTheNextOneComes()
    {
        var reader = Reader(
            "HTTP/1.1 200 OK\r\nX: 1\r\nContent-Length: 5\r\n\r\nhello", "HTTP/1.1 200 OK\r\nX: 2\r\nContent-Length: 5\r\n\r\nworld");

        var first = reader.Read(isHead: false);
        reader.Read(isHead: false);

        (first.Header("x"), Text(first)).ShouldBe(("1", "hello"));
    }

    [Fact]
    public void ChunksAreJoinedAndTheirExtensionsAndTrailersPassedOver()
    {
        var reader = Reader($"{Chunked}5;a=b\r\nhello\r\nA\r\n, world 12\r\n0\r\nX-Trailer: 1\r\n\r\n");

        Text(reader.Read(isHead: false)).ShouldBe("hello, world 12");
        reader.CanGoOn.ShouldBeTrue();
    }

    [Property(MaxTest = 200)]
    public Property HoweverTheNetworkSplitsAnAnswerItIsTheSame() => Prop.ForAll(
        ArbMap.Default.ArbFor<PositiveInt>(),
        ArbMap.Default.ArbFor<NonEmptyArray<byte>>(),
        ArbMap.Default.ArbFor<bool>(),
        (pieceSize, body, isChunked) =>
        {
            var answer = isChunked ? Chunks(body.Get) : Whole(body.Get);
            var reader = new AnswerReader(new PiecesStream([.. answer.Chunk(pieceSize.Get)]));
            return reader.Read(isHead: false).Body.Span.SequenceEqual(body.Get) && reader.CanGoOn;
        });

    [Theory]
    [InlineData("HTTP/1.1 204 No Content\r\nContent-Length: 7\r\n\r\n", false)]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\n", false)]
    [InlineData("HTTP/1.1 304 Not Modified\r\n\r\n", false)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n", true)]
    public void SomeAnswersHaveNoBodyWhateverTheyAnnounce(string answer, bool isHead)
    {
        var reader = Reader(answer);

        reader.Read(isHead).Body.IsEmpty.ShouldBeTrue();
        reader.CanGoOn.ShouldBeTrue();
    }

    [Fact]
    public void WithoutLengthTheBodyEndsWithTheConnection()
    {
        var reader = Reader("HTTP/1.1 200 OK\r\n\r\nhel", "lo");

        Text(reader.Read(isHead: false)).ShouldBe("hello");
        reader.CanGoOn.ShouldBeFalse();
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9\r\n\r\n")]
    [InlineData("HTTP/2.0 200 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 2x0 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 099 OK\r\n\r\n")]
    [InlineData("\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5, 5\r\n\r\nhello")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n")]
    [InlineData($"{Chunked}\r\n\r\n")]
    [InlineData($"{Chunked}-1\r\n\r\n")]
    [InlineData($"{Chunked}123456789\r\n\r\n")]
    [InlineData($"{Chunked}2\r\nhello\r\n0\r\n\r\n")]
    public void GarbageIsNotGuessedAt(string answer)
    {
        Failure(Reader(answer)).ShouldBe((AwsErrorCodes.Unreadable, FailureKind.Transient));
    }

    [Fact]
    public void InterimAnswersArePassedOverUpToALimit()
    {
        var interim = "HTTP/1.1 100 Continue\r\n\r\n";
        var real = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

        Reader([.. Enumerable.Repeat(interim, AwsLimits.InterimAnswersMax), real]).Read(isHead: false).Status.ShouldBe(200);
        Failure(Reader([.. Enumerable.Repeat(interim, AwsLimits.InterimAnswersMax + 1), real])).Code.ShouldBe(AwsErrorCodes.Unreadable);
    }

    [Fact]
    public void AHeadUpToTheLimitIsReadAndOneBeyondRefused()
    {
        const string Start = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nX: ";
        var longest = new string('x', AwsLimits.HeadBytesMax - Start.Length - 4);

        Reader($"{Start}{longest}\r\n\r\n").Read(isHead: false).Header("x").ShouldBe(longest);
        Failure(Reader($"{Start}{longest}x\r\n\r\n")).ShouldBe((AwsErrorCodes.TooLarge, FailureKind.Final));
    }

    [Fact]
    public void ABodyBeyondTheLimitIsRefusedHoweverItIsFramed()
    {
        var beyond = AwsLimits.AnswerBytesMax + 1;
        var endless = new PiecesStream(["HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), .. Enumerable.Repeat(new byte[1024 * 1024], 33)]);

        Failure(Reader($"HTTP/1.1 200 OK\r\nContent-Length: {beyond}\r\n\r\n")).Code.ShouldBe(AwsErrorCodes.TooLarge);
        Failure(Reader($"{Chunked}{beyond:x}\r\n")).Code.ShouldBe(AwsErrorCodes.TooLarge);
        Failure(Reader($"{Chunked}1\r\na\r\n{beyond - 1:x}\r\n")).Code.ShouldBe(AwsErrorCodes.TooLarge);
        Failure(new AnswerReader(endless)).Code.ShouldBe(AwsErrorCodes.TooLarge);
    }

    [Fact]
    public void AChunksLineAndTheTrailersHaveLimits()
    {
        var trailers = string.Concat(Enumerable.Repeat("X: 1\r\n", AwsLimits.TrailerLinesMax));

        Failure(Reader($"{Chunked}1;{new string('x', AwsLimits.ChunkLineBytesMax)}\r\na\r\n")).Code.ShouldBe(AwsErrorCodes.TooLarge);
        Reader($"{Chunked}0\r\n{trailers}\r\n").Read(isHead: false).Body.IsEmpty.ShouldBeTrue();
        Failure(Reader($"{Chunked}0\r\n{trailers}X: 1\r\n\r\n")).Code.ShouldBe(AwsErrorCodes.TooLarge);
    }

    private static byte[] Whole(byte[] body) =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n"), .. body];

    private static byte[] Chunks(byte[] body) =>
    [
        .. Encoding.ASCII.GetBytes(Chunked),
        .. body.Chunk(7).SelectMany(chunk => (byte[])[.. Encoding.ASCII.GetBytes($"{chunk.Length:x}\r\n"), .. chunk, .. "\r\n"u8]),
        .. "0\r\n\r\n"u8,
    ];

    private static AnswerReader Reader(params IEnumerable<string> pieces) =>
        new(new PiecesStream([.. pieces.Select(Encoding.UTF8.GetBytes)]));

    private static string Text(AwsAnswer answer) => Encoding.UTF8.GetString(answer.Body.Span);

    private static (string Code, FailureKind Kind) Failure(AnswerReader reader)
    {
        var failure = Should.Throw<WireException>(() => reader.Read(isHead: false)).Failure;
        return (failure.Code, failure.Kind);
    }
}
