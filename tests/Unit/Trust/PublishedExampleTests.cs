using Ecommerce.Local.Emulators;
using Ecommerce.Tests.Unit.Aws;

namespace Ecommerce.Tests.Unit.LocalTrust;

/// <summary>AWS's own examples are admitted: the Signature Version 4 test suite, and the pages of the S3 API reference.</summary>
public sealed class PublishedExampleTests
{
    [Theory]
    [MemberData(nameof(SigV4VectorTests.Suite), MemberType = typeof(SigV4VectorTests))]
    public void EveryVectorOfTheSuiteIsAdmitted(string vector, string method, string path, string query, string headers, string signature)
    {
        var fields = headers.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(h => h.Split(':', 2))
            .GroupBy(h => h[0].ToLowerInvariant(), h => h[1])
            .Select(h => (h.Key, string.Join(',', h)));
        var call = Signed(
            TrustWorld.Call(method, path, query, "", [.. fields, ("x-amz-date", "20150830T123600Z")])
                .With("host", "example.amazonaws.com"),
            "AKIDEXAMPLE/20150830/us-east-1/service",
            signature);

        var (admitted, refusal) = PublishedExamples.Suite().Admit(call, "service");

        admitted.ShouldNotBeNull(refusal is null ? "" : $"{vector}: {TrustWorld.Text(refusal)}");
    }

    [Theory]
    [InlineData("/test.txt", "", "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41", "range", "bytes=0-9")]
    [InlineData("/", "lifecycle", "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543")]
    [InlineData("/", "max-keys=2&prefix=J", "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7")]
    public void EveryExampleOfS3IsAdmitted(string path, string query, string signature, string? header = null, string value = "")
    {
        const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        var call = TrustWorld.Call("GET", path, query, "", ("x-amz-date", "20130524T000000Z"), ("x-amz-content-sha256", EmptyHash))
            .With("host", "examplebucket.s3.amazonaws.com");
        call = header is null ? call : call.With(header, value);

        var (admitted, _) = PublishedExamples.S3().Admit(Signed(call, "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3", signature), "s3");

        admitted.ShouldNotBeNull();
    }

    [Fact]
    public void ThePresignedUrlOfS3IsAdmitted()
    {
        const string Query = "X-Amz-Algorithm=AWS4-HMAC-SHA256"
            + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
            + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
            + "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404";
        var call = TrustWorld.Call("GET", "/test.txt", Query, "").With("host", "examplebucket.s3.amazonaws.com");

        PublishedExamples.S3().Admit(call, "s3").Call.ShouldNotBeNull();
        PublishedExamples.S3().Admit(call with { Path = "/test.tx" }, "s3").Refusal.ShouldNotBeNull();
    }

    private static AwsCall Signed(AwsCall call, string scope, string signature)
    {
        var names = string.Join(';', call.Headers.Keys.Order(StringComparer.Ordinal));
        return call.With(
            "authorization", $"AWS4-HMAC-SHA256 Credential={scope}/aws4_request, SignedHeaders={names}, Signature={signature}");
    }
}
