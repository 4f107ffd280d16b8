using System.Text;
using Ecommerce.Local.Emulators;

namespace Ecommerce.Tests.Unit.LocalTrust;

/// <summary>Bodies that travel in chunks: what is admitted is the body itself, and nothing of it can be changed.</summary>
public sealed class ChunkedBodyTests
{
    private const string CrcOfNine = "x-amz-checksum-crc32:y/Q5Jg==";

    private readonly TrustWorld _world = new();

    private ChunkedUpload Upload => new(_world, ChunkedUpload.Signed);

    private ChunkedUpload Nine => new(_world, ChunkedUpload.UnsignedWithTrailer)
    {
        Chunks = ["123456789"u8.ToArray()],
        Announced = "x-amz-checksum-crc32",
        Trailer = [CrcOfNine],
    };

    [Fact]
    public void SignedChunksAreJoined() => Body(Upload.Call()).ShouldBe(Upload.Content);

    [Fact]
    public void AnEmptyBodyIsOneChunk() => Body((Upload with { Chunks = [] }).Call()).ShouldBeEmpty();

    [Theory]
    [InlineData("x-amz-checksum-crc32", "y/Q5Jg==")]
    [InlineData("x-amz-checksum-crc32c", "4waSgw==")]
    [InlineData("x-amz-checksum-crc64nvme", "rosUhgp5mIg=")]
    [InlineData("x-amz-checksum-sha1", "98O8HYCOBHMq32eZZczDTKeuNEE=")]
    [InlineData("x-amz-checksum-sha256", "FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=")]
    public void ATrailerMayCarryAnyChecksum(string name, string checksum)
    {
        var unsigned = Nine with { Announced = name, Trailer = [$"{name}: {checksum}"] };

        Body(unsigned.Call()).ShouldBe("123456789"u8.ToArray());
        Body((unsigned with { Payload = ChunkedUpload.SignedWithTrailer }).Call()).ShouldBe("123456789"u8.ToArray());
        var wrong = unsigned with { Chunks = ["123456780"u8.ToArray()] };
        Refusal(wrong.Call()).ShouldContain("<Code>BadDigest</Code><Message>The " + name[15..].ToUpperInvariant());
    }

    [Fact]
    public void AChangedChunkIsRefused()
    {
        var call = Upload.Call();
        var changed = call.Body.ToArray();
        changed[200] ^= 1;

        var refusal = _world.Refused(call with { Body = changed }, "s3");

        refusal.Status.ShouldBe(403);
        TrustWorld.Text(refusal).ShouldContain("<Code>SignatureDoesNotMatch</Code>");
        TrustWorld.Text(refusal).ShouldContain("<StringToSign>AWS4-HMAC-SHA256-PAYLOAD\n20261122T130805Z\n");
    }

    [Fact]
    public void ChunksCannotBeExchanged()
    {
        var upload = Upload with { Chunks = [new byte[8192], Enumerable.Repeat((byte)1, 8192).ToArray()] };
        var call = upload.Call();
        var body = call.Body.ToArray();
        var length = (body.Length - "0;chunk-signature=".Length - 64 - 4) / 2;

        Refusal(call with { Body = (byte[])[.. body[length..(2 * length)], .. body[..length], .. body[(2 * length)..]] })
            .ShouldContain("SignatureDoesNotMatch");
    }

    [Theory]
    [InlineData("the end", "the eng", "SignatureDoesNotMatch")]
    [InlineData("2000;chunk", "2001;chunk", "SignatureDoesNotMatch")]
    [InlineData("2000;chunk", "200000;chunk", "The request body terminated unexpectedly")]
    [InlineData("2000;chunk", "-2000;chunk", "The request body terminated unexpectedly")]
    [InlineData("2000;chunk", "ffffffff;chunk", "The request body terminated unexpectedly")]
    [InlineData("2000;chunk", "zz;chunk", "The request body terminated unexpectedly")]
    [InlineData("2000;chunk", "2000;x=y;chunk", "The request body terminated unexpectedly")]
    [InlineData("\r\n7;chunk", "xx7;chunk", "The request body terminated unexpectedly")]
    [InlineData("\r\n0;chunk", "\r\n", "The request body terminated unexpectedly")]
    public void ABrokenBodyIsRefused(string before, string after, string words) =>
        Refusal(Changed(Upload.Call(), before, after)).ShouldContain(words);

    [Fact]
    public void ChunksWithoutTheirSignaturesAreRefused()
    {
        var call = Upload.Call();
        var unsigned = new ChunkedUpload(_world, ChunkedUpload.UnsignedWithTrailer).Call();

        Refusal(call with { Body = unsigned.Body }).ShouldContain("<Code>IncompleteBody</Code>");
    }

    [Theory]
    [InlineData(8198, 8199)]
    [InlineData(8200, 8199)]
    [InlineData(long.MaxValue, 8199)]
    public void AnotherLengthThanAnnouncedIsRefused(long announced, int provided) =>
        Refusal((Upload with { DecodedLength = announced }).Call()).ShouldContain(
            "<Code>IncompleteBody</Code><Message>You did not provide the number of bytes specified by the Content-Length HTTP header"
            + $"</Message><NumberBytesExpected>{announced}</NumberBytesExpected><NumberBytesProvided>{provided}</NumberBytesProvided>");

    [Fact]
    public void ALengthMustBeAnnounced()
    {
        var refusal = _world.Refused((Upload with { DecodedLength = -1 }).Call(), "s3");

        refusal.Status.ShouldBe(411);
        TrustWorld.Text(refusal).ShouldContain("<Code>MissingContentLength</Code>");
    }

    [Fact]
    public void OnlyTheLastChunkMayBeSmall() => Refusal((Upload with { Chunks = [new byte[8191], new byte[1]] }).Call()).ShouldContain(
        "<Code>InvalidChunkSizeError</Code><Message>Only the last chunk is allowed to have a size less than 8192 bytes</Message>"
        + "<Chunk>2</Chunk><BadChunkSize>8191</BadChunkSize>");

    [Theory]
    [InlineData("x-amz-checksum-crc32", "", "MalformedTrailerError")]
    [InlineData("x-amz-checksum-crc32c", CrcOfNine, "MalformedTrailerError")]
    [InlineData(null, CrcOfNine, "MalformedTrailerError")]
    [InlineData("x-amz-checksum-crc32", "no colon", "MalformedTrailerError")]
    [InlineData("x-amz-checksum-md5", "x-amz-checksum-md5:AAAA", "The value specified in the x-amz-trailer header is not supported")]
    [InlineData("x-amz-checksum-crc32,x-amz-checksum-sha1", CrcOfNine, "Multiple checksum Types are not allowed.")]
    [InlineData("x-amz-checksum-crc32", "x-amz-checksum-crc32:y/Q5Jw==", "The CRC32 you specified did not match the calculated checksum.")]
    [InlineData("x-amz-checksum-crc32", "x-amz-checksum-crc32:y/Q5", "Value for x-amz-checksum-crc32 trailing header is invalid.")]
    [InlineData("x-amz-checksum-crc32", "x-amz-checksum-crc32:?", "Value for x-amz-checksum-crc32 trailing header is invalid.")]
    public void AWrongTrailerIsRefused(string? announced, string line, string words) =>
        Refusal((Nine with { Announced = announced, Trailer = line.Length > 0 ? [line] : [] }).Call()).ShouldContain(words);

    [Fact]
    public void ATrailerOfSignedChunksIsSigned()
    {
        var call = (Nine with { Payload = ChunkedUpload.SignedWithTrailer }).Call();

        Refusal(Changed(call, "y/Q5Jg==", "y/Q5Jw==")).ShouldContain("<StringToSign>AWS4-HMAC-SHA256-TRAILER\n");
        Refusal(Changed(call, "x-amz-trailer-signature", "x-amz-trailer-signatura")).ShouldContain("IncompleteBody");
    }

    [Theory]
    [InlineData(ChunkedUpload.Signed, "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9",
        "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648",
        "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497",
        "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9", "")]
    [InlineData(ChunkedUpload.SignedWithTrailer, "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e",
        "b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2",
        "1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7",
        "2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992",
        "x-amz-checksum-crc32c:sOO8/Q==\r\n"
        + "x-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n")]
    public void TheExamplesOfTheS3ReferenceAreAdmitted(
        string payload, string seed, string first, string second, string last, string trailer)
    {
        var added = payload is ChunkedUpload.Signed ? ("content-length", "66824") : ("x-amz-trailer", "x-amz-checksum-crc32c");
        var call = TrustWorld.Call("PUT", "/examplebucket/chunkObject.txt", "", "", ("content-encoding", "aws-chunked"), added,
            ("x-amz-content-sha256", payload), ("x-amz-date", "20130524T000000Z"), ("x-amz-decoded-content-length", "66560"),
            ("x-amz-storage-class", "REDUCED_REDUNDANCY")).With("host", "s3.amazonaws.com");
        var names = string.Join(';', call.Headers.Keys.Order(StringComparer.Ordinal));
        var body = $"10000;chunk-signature={first}\r\n{new string('a', 65_536)}\r\n"
            + $"400;chunk-signature={second}\r\n{new string('a', 1024)}\r\n0;chunk-signature={last}\r\n{trailer}\r\n";

        var admitted = PublishedExamples.S3().Admit(
            call.With("authorization", "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                + $"SignedHeaders={names},Signature={seed}") with
            { Body = Encoding.ASCII.GetBytes(body) },
            "s3");

        Encoding.ASCII.GetString(admitted.Call.ShouldNotBeNull().Body.Span).ShouldBe(new string('a', 66_560));
    }

    private byte[] Body(AwsCall call) => _world.Admitted(call, "s3").Body.ToArray();

    private string Refusal(AwsCall call) => _world.RefusedText(call, "s3");

    private static AwsCall Changed(AwsCall call, string before, string after)
    {
        var body = Encoding.Latin1.GetString(call.Body.Span);
        body.ShouldContain(before);
        return call with { Body = Encoding.Latin1.GetBytes(body.Replace(before, after, StringComparison.Ordinal)) };
    }
}
