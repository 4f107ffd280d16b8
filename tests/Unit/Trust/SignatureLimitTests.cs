using Ecommerce.Local.Emulators;
using Ecommerce.Local.Trust.Signatures;

namespace Ecommerce.Tests.Unit.LocalTrust;

/// <summary>Every bound is reached and crossed.</summary>
public sealed class SignatureLimitTests
{
    private readonly TrustWorld _world = new();

    [Fact]
    public void AnAuthorizationHeaderIsBounded()
    {
        var signed = _world.Signed(TrustWorld.ListTables);
        AwsCall OfLength(int length) => signed.With("authorization", signed.Headers["authorization"].PadRight(length));

        _world.Admitted(OfLength(SignatureLimits.AuthorizationCharactersMax));
        _world.RefusedText(OfLength(SignatureLimits.AuthorizationCharactersMax + 1)).ShouldContain("at most 8192 characters");
    }

    [Fact]
    public void SignedHeadersAreCounted()
    {
        AwsCall WithHeaders(int count) => _world.Signed(
            Enumerable.Range(0, count - 4).Aggregate(TrustWorld.ListTables, (call, i) => call.With($"h{i}", "")));

        _world.Admitted(WithHeaders(SignatureLimits.SignedHeadersMax));
        _world.RefusedText(WithHeaders(SignatureLimits.SignedHeadersMax + 1)).ShouldContain("At most 128 headers are signed");
    }

    [Fact]
    public void QueryParametersAreCounted()
    {
        AwsCall WithParameters(int count) => _world.Signed(
            TrustWorld.ListTables with { Query = string.Join('&', Enumerable.Range(0, count).Select(i => $"p{i}=")) });

        _world.Admitted(WithParameters(SignatureLimits.QueryParametersMax));
        _world.RefusedText(WithParameters(SignatureLimits.QueryParametersMax + 1)).ShouldContain("at most 256 parameters");
    }

    [Fact]
    public void AUrlLivesAWeekAtMost()
    {
        var url = _world.Presigned(
            TrustWorld.Call("GET", "/bucket/key", "", ""), "s3", TimeSpan.FromSeconds(SignatureLimits.PresignedSecondsMax));
        var longer = url.Query.Replace(
            $"={SignatureLimits.PresignedSecondsMax}", $"={SignatureLimits.PresignedSecondsMax + 1}", StringComparison.Ordinal);

        _world.Clock.Advance(TimeSpan.FromSeconds(SignatureLimits.PresignedSecondsMax));
        _world.Admitted(url, "s3");
        _world.RefusedText(url with { Query = longer }, "s3").ShouldContain("must be less than a week");
    }

    [Theory]
    [InlineData(SignatureLimits.ChunkBytesMin, true)]
    [InlineData(SignatureLimits.ChunkBytesMin - 1, false)]
    public void AChunkBeforeOthersIsNotSmall(int bytes, bool isAdmitted)
    {
        var upload = new ChunkedUpload(_world, ChunkedUpload.Signed) { Chunks = [new byte[bytes], new byte[1]] };

        (_world.Guard.Admit(upload.Call(), "s3").Call is not null).ShouldBe(isAdmitted);
    }

    [Theory]
    [InlineData(SignatureLimits.ChunkHeadCharactersMax, true)]
    [InlineData(SignatureLimits.ChunkHeadCharactersMax + 1, false)]
    public void AChunksHeadIsBounded(int characters, bool isAdmitted)
    {
        var call = new ChunkedUpload(_world, ChunkedUpload.UnsignedWithTrailer) { Chunks = [] }.Call();
        var body = "0".PadLeft(characters) + "\r\n\r\n";

        (_world.Guard.Admit(call with { Body = System.Text.Encoding.ASCII.GetBytes(body) }, "s3").Call is not null).ShouldBe(isAdmitted);
    }

    [Theory]
    [InlineData(SignatureLimits.TrailerLinesMax, 0, true)]
    [InlineData(SignatureLimits.TrailerLinesMax + 1, 0, false)]
    [InlineData(1, SignatureLimits.TrailerLineCharactersMax, true)]
    [InlineData(1, SignatureLimits.TrailerLineCharactersMax + 1, false)]
    public void ATrailerIsBounded(int lines, int characters, bool isAdmitted)
    {
        var line = "x-amz-checksum-crc32:" + "y/Q5Jg==".PadLeft(Math.Max(8, characters - "x-amz-checksum-crc32:".Length));
        var upload = new ChunkedUpload(_world, ChunkedUpload.UnsignedWithTrailer)
        {
            Chunks = ["123456789"u8.ToArray()],
            Announced = "x-amz-checksum-crc32",
            Trailer = [.. Enumerable.Repeat(line, lines)],
        };

        (_world.Guard.Admit(upload.Call(), "s3").Call is not null).ShouldBe(isAdmitted);
    }

    [Fact]
    public void DerivedKeysAreForgottenAndDerivedAgain()
    {
        for (var i = 0; i <= SignatureLimits.DerivedKeysMax; i++)
        {
            _world.Admitted(_world.Signed(TrustWorld.ListTables, $"service{i}"), $"service{i}");
        }

        _world.Admitted(_world.Signed(TrustWorld.ListTables, "service0"), "service0");
    }
}
