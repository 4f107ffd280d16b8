using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Ecommerce.Aws;
using Ecommerce.Kernel;
using Ecommerce.Local;
using Ecommerce.Local.Emulators.Sts;
using Ecommerce.Local.Trust;
using Ecommerce.Tests.Unit.Gateway;

namespace Ecommerce.Tests.Unit.LocalTrust;

/// <summary>What SDKs and tools really send passes a guarded endpoint, and does not with another secret.</summary>
public sealed class RealClientTests : IAsyncLifetime
{
    private const string Id = "ASIAREALCLIENT";
    private const string Secret = "kWcrlUX5JEDGM/LtmEENI+aVmYvHNif5zBEXAMPLE";
    private const string Token = "token/+=";

    private readonly RecordingEmulator _dynamo = new("dynamodb", "application/x-amz-json-1.0", """{"TableNames":["products"]}""");
    private readonly RecordingEmulator _s3 = new("s3", "application/xml", "");
    private AwsListener _aws = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var keys = new KeyRing();
        keys.Add(new AccessKey(Id, Secret, Caller.Owner) { SessionToken = Token });
        _aws = await AwsListener.StartAsync(
            0, [_dynamo, _s3, new StsEmulator()], GatewayWorld.Pools, new SignedCalls(keys), TextWriter.Null, Cancellation);
    }

    public ValueTask DisposeAsync() => _aws.DisposeAsync();

    [Theory]
    [InlineData(Secret, null)]
    [InlineData("guessed", "InvalidSignatureException")]
    public async Task TheSdkOfDynamoDb(string secret, string? refusal)
    {
        using var sdk = new AmazonDynamoDBClient(new SessionAWSCredentials(Id, secret, Token), Of<AmazonDynamoDBConfig>());
        if (refusal is null)
        {
            (await sdk.ListTablesAsync(Cancellation)).TableNames.ShouldBe(["products"]);
            return;
        }

        var thrown = await Should.ThrowAsync<AmazonDynamoDBException>(() => sdk.ListTablesAsync(Cancellation));
        thrown.ErrorCode.ShouldBe(refusal);
        _dynamo.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Secret, null)]
    [InlineData("guessed", "InvalidSignatureException")]
    public void OurOwnClient(string secret, string? refusal)
    {
        var settings = new AwsSettings(TrustWorld.Region, new AwsCredentials(Id, secret, Token), _aws.Address);
        using var core = new AwsCore(settings, TimeProvider.System, new Deadline(TimeProvider.System));
        var request = new AwsRequest("dynamodb", "ListTables")
        {
            Headers = [new("X-Amz-Target", "DynamoDB_20120810.ListTables"), new("Content-Type", "application/x-amz-json-1.0")],
            Body = "{}"u8.ToArray(),
        };

        if (refusal is null)
        {
            core.Send(request).Status.ShouldBe(200);
            return;
        }

        Should.Throw<AwsException>(() => core.Send(request)).Message.ShouldContain(refusal);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(300_000)]
    public async Task TheSdkOfS3UploadsInSignedChunks(int bytes)
    {
        using var sdk = S3();
        var content = new byte[bytes];
        Random.Shared.NextBytes(content);

        await sdk.PutObjectAsync(
            new PutObjectRequest { BucketName = "bucket", Key = "a key+with=signs/ü.bin", InputStream = new MemoryStream(content) },
            Cancellation);

        var call = _s3.Calls.ShouldHaveSingleItem();
        call.Headers["x-amz-content-sha256"].ShouldStartWith("STREAMING-AWS4-HMAC-SHA256-PAYLOAD");
        call.Body.ToArray().ShouldBe(content);
    }

    [Fact]
    public async Task TheSdkOfS3MakesUrls()
    {
        using var sdk = S3();
        var request = new GetPreSignedUrlRequest
        {
            BucketName = "bucket",
            Key = "a key+with=signs/ü.bin",
            Protocol = Protocol.HTTP,
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5),
            ResponseHeaderOverrides = new ResponseHeaderOverrides { ContentDisposition = "attachment; filename=\"a b.txt\"" },
        };
        var url = await sdk.GetPreSignedURLAsync(request);
        using var http = new HttpClient();

        ((int)(await http.GetAsync(url, Cancellation)).StatusCode).ShouldBe(200);
        var forged = await http.GetAsync(url.Replace("attachment", "inline", StringComparison.Ordinal), Cancellation);
        ((int)forged.StatusCode).ShouldBe(403);
        (await forged.Content.ReadAsStringAsync(Cancellation)).ShouldContain("<Code>SignatureDoesNotMatch</Code>");
        _s3.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task TheCommandLineTool()
    {
        using var aws = new AwsCommandLine(_aws.Address, Id, Secret, Token);

        (await aws.RunAsync("dynamodb", "list-tables")).ShouldContain("products");
        (await aws.RunAsync("sts", "get-caller-identity")).ShouldContain(Caller.Owner.Arn);
    }

    [Fact]
    public async Task TheCommandLineToolWithAnotherSecret()
    {
        using var aws = new AwsCommandLine(_aws.Address, Id, "guessed", Token);

        (await aws.RunAsync("dynamodb", "list-tables")).ShouldContain("(InvalidSignatureException)");
        (await aws.RunAsync("sts", "get-caller-identity")).ShouldContain("(SignatureDoesNotMatch)");
    }

    private AmazonS3Client S3()
    {
        var config = Of<AmazonS3Config>();
        config.ForcePathStyle = true;
        return new AmazonS3Client(new SessionAWSCredentials(Id, Secret, Token), config);
    }

    private T Of<T>() where T : ClientConfig, new() =>
        new() { ServiceURL = _aws.Address.ToString(), AuthenticationRegion = TrustWorld.Region, MaxErrorRetry = 0 };
}
