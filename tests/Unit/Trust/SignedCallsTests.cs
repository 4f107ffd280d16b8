using System.Globalization;
using Ecommerce.Aws;
using Ecommerce.Local.Emulators;
using Ecommerce.Local.Trust;

namespace Ecommerce.Tests.Unit.LocalTrust;

/// <summary>Who is let in, and that nothing of a signed call can be changed on its way.</summary>
public sealed class SignedCallsTests
{
    private readonly TrustWorld _world = new();

    [Fact]
    public void ASignedCallIsItsKeysOwners()
    {
        _world.Admitted(_world.Signed(TrustWorld.ListTables)).Caller.ShouldBe(Caller.Owner);
        _world.Admitted(_world.Signed(TrustWorld.ListTables, credentials: TrustWorld.Temporary)).Caller.ShouldBe(_world.Role);
    }

    [Theory]
    [InlineData("/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Ax/invocations", "")]
    [InlineData("/2015-03-31/functions/x/../y//invocations/./", "Qualifier=2&Marker=a")]
    public void APathOfAnyServiceButS3IsMadeNormalAndEncodedTwice(string path, string query) => _world.Admitted(
        _world.Signed(TrustWorld.Call("POST", path, query, "{}"), "lambda"), "lambda").Path.ShouldBe(path);

    [Theory]
    [InlineData("/bucket/a%20key%2Bwith//dots/../and.slashes", "")]
    [InlineData("/bucket", "list-type=2&prefix=photos")]
    public void APathOfS3IsSignedAsItTravels(string path, string query) => _world.Admitted(
        _world.Signed(TrustWorld.Call("GET", path, query, ""), "s3", rules: SigningRules.S3), "s3").Path.ShouldBe(path);

    [Fact]
    public void ADateHeaderMayStandForTheAmazonOne()
    {
        var date = _world.Clock.GetUtcNow().ToString("r", CultureInfo.InvariantCulture);
        var signed = Hand.Sign(
            TrustWorld.ListTables.With("date", date), TrustWorld.Permanent, "content-type;date;host;x-amz-target", date);

        _world.Admitted(signed).Caller.ShouldBe(Caller.Owner);
    }

    [Theory]
    [InlineData("body")]
    [InlineData("header")]
    [InlineData("host")]
    [InlineData("path")]
    [InlineData("query")]
    [InlineData("method")]
    [InlineData("signature")]
    public void AChangedCallIsRefused(string what)
    {
        var signed = _world.Signed(TrustWorld.ListTables);
        var changed = what switch
        {
            "body" => signed with { Body = "{ }"u8.ToArray() },
            "header" => signed.With("x-amz-target", "DynamoDB_20120810.DeleteTable"),
            "host" => signed.With("host", "127.0.0.1:80"),
            "path" => signed with { Path = "/other" },
            "query" => signed with { Query = "a=b" },
            "method" => signed with { Method = "PUT" },
            _ => signed.With("authorization", signed.Headers["authorization"][..^64] + new string('0', 64)),
        };

        var refusal = _world.Refused(changed);

        refusal.Status.ShouldBe(400);
        TrustWorld.Text(refusal).ShouldContain("com.amazon.coral.service#InvalidSignatureException");
        TrustWorld.Text(refusal).ShouldContain("The request signature we calculated does not match the signature you provided.");
    }

    [Fact]
    public void AnotherSecretIsRefused()
    {
        var forger = TrustWorld.Permanent with { SecretAccessKey = "guessed" };

        _world.RefusedText(_world.Signed(TrustWorld.ListTables, credentials: forger)).ShouldContain("InvalidSignatureException");
    }

    [Fact]
    public void AnUnknownKeyIsRefused()
    {
        var call = _world.Signed(TrustWorld.ListTables, credentials: TrustWorld.Unknown, at: TimeProvider.System.GetUtcNow());

        _world.RefusedText(call).ShouldContain("UnrecognizedClientException");
    }

    [Fact]
    public void AKeyThatWasTakenAwayIsUnknown()
    {
        var call = _world.Signed(TrustWorld.ListTables, at: TimeProvider.System.GetUtcNow());
        _world.Keys.Remove(TrustWorld.Permanent.AccessKeyId);

        _world.RefusedText(call).ShouldContain("UnrecognizedClientException");
    }

    [Fact]
    public void AKeyWithANewSecretForgetsTheOldOne()
    {
        var old = _world.Signed(TrustWorld.ListTables);
        _world.Admitted(old);
        _world.Keys.Remove(TrustWorld.Permanent.AccessKeyId);
        _world.Keys.Add(new AccessKey(TrustWorld.Permanent.AccessKeyId, "rotated", Caller.Owner) { Clock = _world.Clock });

        _world.RefusedText(old).ShouldContain("InvalidSignatureException");
    }

    [Theory]
    [InlineData("ASIATEMPORARY", null)]
    [InlineData("ASIATEMPORARY", "another token")]
    [InlineData("ASIATEMPORARY", "token/+= ")]
    [InlineData("AKIAPERMANENT", "token/+=")]
    public void AWrongTokenIsRefused(string keyId, string? token)
    {
        var key = keyId == TrustWorld.Permanent.AccessKeyId ? TrustWorld.Permanent : TrustWorld.Temporary;
        var call = _world.Signed(TrustWorld.ListTables, credentials: key with { SessionToken = token });

        _world.RefusedText(call).ShouldContain("The security token included in the request is invalid.");
    }

    [Fact]
    public void AnExpiredTokenIsRefused()
    {
        _world.Clock.Advance(TimeSpan.FromHours(1));
        var call = _world.Signed(TrustWorld.ListTables, credentials: TrustWorld.Temporary);

        _world.RefusedText(call).ShouldContain(
            """"com.amazon.coral.service#ExpiredTokenException","message":"The security token included in the request is expired"""");
    }

    [Theory]
    [InlineData("dynamodb", 5)]
    [InlineData("lambda", 5)]
    [InlineData("sqs", 15)]
    [InlineData("sts", 15)]
    public void ACallIsGoodForSomeMinutesBeforeAndAfterItsTime(string service, int minutes)
    {
        var now = _world.Clock.GetUtcNow();
        AwsCall At(double seconds) => _world.Signed(TrustWorld.ListTables, service, at: now.AddSeconds(seconds));

        _world.Admitted(At((-60 * minutes) + 1), service);
        _world.Admitted(At((60 * minutes) - 1), service);
        _world.RefusedText(At((-60 * minutes) - 1), service).ShouldContain("Signature expired: ");
        _world.RefusedText(At((60 * minutes) + 1), service).ShouldContain("Signature not yet current: ");
    }

    [Fact]
    public void TheTimeIsTheKeysOwn()
    {
        _world.Clock.Advance(TimeSpan.FromDays(20));

        _world.Admitted(_world.Signed(TrustWorld.ListTables));
    }

    [Theory]
    [InlineData("us-east-1", "s3", "Credential should be scoped to correct service: 'dynamodb'. ")]
    [InlineData("eu-west-1", "dynamodb", "Credential should be scoped to a valid region. ")]
    [InlineData("eu-west-1", "s3",
        "Credential should be scoped to a valid region. Credential should be scoped to correct service: 'dynamodb'. ")]
    public void AScopeOfAnotherPlaceIsRefused(string region, string service, string words) =>
        Message(_world.RefusedText(_world.Signed(TrustWorld.ListTables, service, region: region))).ShouldBe(words);

    [Theory]
    [InlineData("/20261122/", "/20261121/", "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
        + "'20261121' != '20261122', from '20261122T130805Z'. ")]
    [InlineData("aws4_request", "aws5_request",
        "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'. ")]
    [InlineData("/aws4_request", "", "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got "
        + "'AKIAPERMANENT/20261122/us-east-1/dynamodb'")]
    [InlineData("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256",
        "Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256' (only AWS4-HMAC-SHA256 for now). ")]
    [InlineData(";host", "", "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.")]
    [InlineData(";x-amz-target", "", "There were headers present in the request which were not signed: x-amz-target")]
    public void AChangedAuthorizationSaysWhatIsWrongWithIt(string before, string after, string words) =>
        Message(_world.RefusedText(_world.Signed(TrustWorld.ListTables).WithAuthorization(before, after))).ShouldBe(words);

    [Fact]
    public void ASignatureInHeaderAndQueryIsRefused()
    {
        var both = _world.Signed(_world.Presigned(TrustWorld.ListTables, "dynamodb", TimeSpan.FromMinutes(1)));

        Message(_world.RefusedText(both)).ShouldBe(
            "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
    }

    private static string Message(string json) => System.Text.Json.Nodes.JsonNode.Parse(json)!["message"]!.GetValue<string>();
}
