using System.Text.Json.Nodes;
using Ecommerce.Aws;
using Ecommerce.Local.Emulators;

namespace Ecommerce.Tests.Unit.LocalTrust;

/// <summary>The same mistakes in the words of each family of services.</summary>
public sealed class RefusalTests
{
    private static readonly AwsCall s_photo = TrustWorld.Call("GET", "/bucket/photo.jpg", "", "");
    private static readonly AwsCall s_function = TrustWorld.Call("POST", "/2015-03-31/functions/x/invocations", "", "{}");
    private static readonly AwsCall s_who = TrustWorld.Call("POST", "/", "", "Action=GetCallerIdentity&Version=2011-06-15");

    private readonly TrustWorld _world = new();

    [Theory]
    [InlineData("missing", "MissingAuthenticationTokenException")]
    [InlineData("incomplete", "IncompleteSignatureException")]
    [InlineData("stranger", "UnrecognizedClientException")]
    [InlineData("token", "UnrecognizedClientException")]
    [InlineData("expired", "ExpiredTokenException")]
    [InlineData("forged", "InvalidSignatureException")]
    public void JsonServicesSayExceptions(string mistake, string code)
    {
        var dynamo = _world.Refused(Mistaken(TrustWorld.ListTables, "dynamodb", mistake));
        var events = _world.Refused(Mistaken(TrustWorld.ListTables, "events", mistake), "events");
        var queue = _world.Refused(Mistaken(TrustWorld.ListTables, "sqs", mistake), "sqs");
        var lambda = _world.Refused(Mistaken(s_function, "lambda", mistake), "lambda");

        (dynamo.Status, TypeOf(dynamo)).ShouldBe((400, $"com.amazon.coral.service#{code}"));
        (events.Status, TypeOf(events)).ShouldBe((400, code));
        (queue.Status, TypeOf(queue)).ShouldBe((403, $"com.amazon.coral.service#{code}"));
        (lambda.Status, TypeOf(lambda)).ShouldBe((403, null));
        (dynamo.ContentType, events.ContentType, lambda.ContentType).ShouldBe(
            ("application/x-amz-json-1.0", "application/x-amz-json-1.1", "application/json"));
        lambda.Headers.ShouldContain(new KeyValuePair<string, string>("x-amzn-ErrorType", code));
    }

    [Theory]
    [InlineData("missing", "MissingAuthenticationToken")]
    [InlineData("incomplete", "IncompleteSignature")]
    [InlineData("stranger", "InvalidClientTokenId")]
    [InlineData("token", "InvalidClientTokenId")]
    [InlineData("expired", "ExpiredToken")]
    [InlineData("forged", "SignatureDoesNotMatch")]
    public void QueryServicesSayTheirCodesInXml(string mistake, string code)
    {
        var sts = _world.Refused(Mistaken(s_who, "sts", mistake), "sts");
        var queue = _world.Refused(Mistaken(TrustWorld.ListTables, "sqs", mistake), "sqs");

        (sts.Status, sts.ContentType).ShouldBe((403, "text/xml"));
        TrustWorld.Text(sts).ShouldStartWith($"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>");
        queue.Headers.ShouldContain(new KeyValuePair<string, string>("x-amzn-query-error", $"{code};Sender"));
    }

    [Theory]
    [InlineData("missing", 403, "AccessDenied", "Access Denied")]
    [InlineData("incomplete", 400, "AuthorizationHeaderMalformed",
        "The authorization header is malformed; the authorization header requires three components: ")]
    [InlineData("stranger", 403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.")]
    [InlineData("token", 400, "InvalidToken", "The provided token is malformed or otherwise invalid.")]
    [InlineData("expired", 400, "ExpiredToken", "The provided token has expired.")]
    [InlineData("forged", 403, "SignatureDoesNotMatch",
        "The request signature we calculated does not match the signature you provided. Check your key and signing method.")]
    [InlineData("skewed", 403, "RequestTimeTooSkewed", "The difference between the request time and the current time is too large.")]
    [InlineData("scope", 400, "AuthorizationHeaderMalformed",
        "The authorization header is malformed; the region &apos;eu-west-1&apos; is wrong; expecting &apos;us-east-1&apos;")]
    [InlineData("basic", 400, "InvalidArgument", "Unsupported Authorization Type")]
    [InlineData("nohash", 400, "InvalidRequest", "Missing required header for this request: x-amz-content-sha256")]
    [InlineData("badhash", 400, "InvalidArgument", "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, ")]
    [InlineData("body", 400, "XAmzContentSHA256Mismatch",
        "The provided &apos;x-amz-content-sha256&apos; header does not match what was computed.")]
    public void S3HasWordsOfItsOwn(string mistake, int status, string code, string words)
    {
        var refusal = _world.Refused(Mistaken(s_photo, "s3", mistake), "s3");

        refusal.Status.ShouldBe(status);
        refusal.ContentType.ShouldBe("application/xml");
        TrustWorld.Text(refusal).ShouldContain($"<Error><Code>{code}</Code><Message>{words}");
    }

    [Fact]
    public void AMismatchShowsBothTexts()
    {
        var forged = _world.Signed(TrustWorld.ListTables) with { Body = "{ }"u8.ToArray() };

        var message = JsonNode.Parse(_world.RefusedText(forged))!["message"]!.GetValue<string>();

        message.ShouldContain("The Canonical String for this request should have been\n'POST\n/\n\n"
            + "content-type:application/x-amz-json-1.0\nhost:127.0.0.1:4566\n"
            + "x-amz-date:20261122T130805Z\nx-amz-target:DynamoDB_20120810.ListTables\n\n"
            + "content-type;host;x-amz-date;x-amz-target\n257c1be96ae69f4b01c2c69bdb6d78605f59175819fb007d0bf245bf48444c4a'\n\n");
        message.ShouldContain("The String-to-Sign should have been\n'AWS4-HMAC-SHA256\n20261122T130805Z\n"
            + "20261122/us-east-1/dynamodb/aws4_request\n");
    }

    [Fact]
    public void AnOldCallIsToldBothTimes() => _world.RefusedText(
        _world.Signed(TrustWorld.ListTables, at: _world.Clock.GetUtcNow().AddMinutes(-6))).ShouldContain(
        "Signature expired: 20261122T130205Z is now earlier than 20261122T130305Z (20261122T130805Z - 5 min.)");

    [Fact]
    public void AnIncompleteHeaderIsToldAllThatItLacks() => JsonNode.Parse(
        _world.RefusedText(TrustWorld.ListTables.With("authorization", "AWS4-HMAC-SHA256 A=b")))!["message"]!.GetValue<string>().ShouldBe(
        "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. "
        + "Authorization header requires 'SignedHeaders' parameter. "
        + "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=AWS4-HMAC-SHA256 A=b");

    private AwsCall Mistaken(AwsCall call, string service, string mistake)
    {
        var rules = service is "s3" ? SigningRules.S3 : SigningRules.Standard;
        AwsCall Signed(AwsCredentials? key = null, double minutes = 0, string region = TrustWorld.Region) =>
            _world.Signed(call, service, key, _world.Clock.GetUtcNow().AddMinutes(minutes), region, rules);
        return mistake switch
        {
            "missing" => call,
            "incomplete" => Signed().WithAuthorization("Credential=", "Credentials="),
            "token" => Signed(TrustWorld.Temporary with { SessionToken = "other" }),
            "forged" => Signed(TrustWorld.Permanent with { SecretAccessKey = "guessed" }),
            "expired" => Signed(TrustWorld.Expired),
            "stranger" => _world.Signed(call, service, TrustWorld.Unknown, TimeProvider.System.GetUtcNow(), rules: rules),
            "body" => Signed() with { Body = "changed"u8.ToArray() },
            "skewed" => Signed(minutes: -16),
            "scope" => Signed(region: "eu-west-1"),
            "basic" => call.With("authorization", "Basic dXNlcjpwYXNz"),
            "nohash" => Signed().Without("x-amz-content-sha256"),
            _ => Signed().With("x-amz-content-sha256", "invalid"),
        };
    }

    private static string? TypeOf(AwsReply reply) => JsonNode.Parse(TrustWorld.Text(reply))!["__type"]?.GetValue<string>();
}
