using System.Text;
using Ecommerce.Aws;

namespace Ecommerce.Tests.Unit.Aws;

/// <summary>The examples that AWS publishes: the Signature Version 4 test suite, and the pages of the S3 API reference.</summary>
public sealed class SigV4VectorTests
{
    // One of each for every test: a key is for one thread at a time.
    private readonly SigningKey _suite =
        new(new AwsCredentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", SessionToken: null), "us-east-1", "service");

    private readonly SigningKey _s3 =
        new(new AwsCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", SessionToken: null), "us-east-1", "s3");

    private static readonly DateTimeOffset s_2015 = new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_2013 = new(2013, 5, 24, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Name, method, path, query, headers and signature; whoever verifies is held to them, too.</summary>
    public static TheoryData<string, string, string, string, string, string> Suite => new()
    {
        { "get-vanilla", "GET", "/", "", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31" },
        { "get-vanilla-query-order-key-case", "GET", "/", "Param2=value2&Param1=value1", "",
            "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500" },
        { "get-unreserved", "GET", "/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", "", "",
            "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f" },
        { "get-utf8", "GET", "/ሴ", "", "", "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85" },
        { "get-space", "GET", "/example space/", "", "", "652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741" },
        { "get-relative", "GET", "/example/..", "", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31" },
        { "get-relative-relative", "GET", "/example1/example2/../..", "", "",
            "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31" },
        { "get-slash", "GET", "//", "", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31" },
        { "get-slash-dot-slash", "GET", "/./", "", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31" },
        { "get-slash-pointless-dot", "GET", "/./example", "", "", "ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5" },
        { "get-header-key-duplicate", "GET", "/", "", "My-Header1:value2|My-Header1:value2|My-Header1:value1",
            "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea" },
        { "get-header-value-trim", "GET", "/", "", "My-Header1: value1|My-Header2: \"a   b   c\"",
            "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736" },
        { "post-vanilla", "POST", "/", "", "", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b" },
        { "post-header-key-sort", "POST", "/", "", "My-Header1:value1",
            "c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c" },
        { "post-header-value-case", "POST", "/", "", "My-Header1:VALUE1",
            "cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d" },
    };

    [Theory]
    [MemberData(nameof(Suite))]
    public void EveryVectorOfTheSuiteHasThePublishedSignature(
        string vector, string method, string path, string query, string headers, string signature)
    {
        var request = new SigningRequest(method, "example.amazonaws.com", path)
        {
            Query = Fields(query, '&', '='),
            Headers = Fields(headers, '|', ':'),
        };

        var added = SigV4.Headers(request, _suite, s_2015, SigningRules.Standard);

        added.Single(field => field.Name == "Authorization").Value.ShouldEndWith($"Signature={signature}", customMessage: vector);
    }

    [Fact]
    public void AFormIsSignedWithItsBody()
    {
        var request = new SigningRequest("POST", "example.amazonaws.com", "/")
        {
            Headers = [new("Content-Type", "application/x-www-form-urlencoded")],
            Body = "Param1=value1"u8.ToArray(),
        };

        var added = SigV4.Headers(request, _suite, s_2015, SigningRules.Standard);

        added[^1].Value.ShouldBe(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=content-type;host;x-amz-date, "
            + "Signature=ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a");
    }

    [Theory]
    [InlineData("GET", "/test.txt", "", "Range:bytes=0-9", "", "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41")]
    [InlineData("PUT", "/test%24file.text", "",
        "Date:Fri, 24 May 2013 00:00:00 GMT|x-amz-storage-class:REDUCED_REDUNDANCY",
        "Welcome to Amazon S3.", "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd")]
    [InlineData("GET", "/", "lifecycle=", "", "", "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543")]
    [InlineData("GET", "/", "max-keys=2&prefix=J", "", "", "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7")]
    public void EveryExampleOfS3HasThePublishedSignature(
        string method, string path, string query, string headers, string body, string signature)
    {
        var request = new SigningRequest(method, "examplebucket.s3.amazonaws.com", path)
        {
            Query = Fields(query, '&', '='),
            Headers = Fields(headers, '|', ':'),
            Body = Encoding.UTF8.GetBytes(body),
        };

        SigV4.Headers(request, _s3, s_2013, SigningRules.S3)[^1].Value.ShouldEndWith($"Signature={signature}");
    }

    [Fact]
    public void ThePresignedUrlOfS3IsThePublishedOne()
    {
        var request = new SigningRequest("GET", "examplebucket.s3.amazonaws.com", "/test.txt");

        SigV4.Presign(request, _s3, s_2013, TimeSpan.FromDays(1), SigningRules.S3).ShouldBe(
            "/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
            + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
            + "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(AwsLimits.PresignedSecondsMax + 1)]
    public void APresignedUrlLivesASecondToAWeek(int seconds)
    {
        var request = new SigningRequest("GET", "examplebucket.s3.amazonaws.com", "/test.txt");

        string Presigned(int life) => SigV4.Presign(request, _s3, s_2013, TimeSpan.FromSeconds(life), SigningRules.S3);

        Should.Throw<ArgumentOutOfRangeException>(() => Presigned(seconds));
        Presigned(AwsLimits.PresignedSecondsMax).ShouldContain("604800");
    }

    private static List<Field> Fields(string text, char separator, char assignment) =>
        [
            .. text.Split(separator, StringSplitOptions.RemoveEmptyEntries)
                .Select(part => part.Split(assignment, 2))
                .Select(pair => new Field(pair[0], pair[1])),
        ];
}
