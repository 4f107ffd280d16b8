using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Ecommerce.Aws;
using static Ecommerce.Tests.Unit.Aws.ScriptedServer;

namespace Ecommerce.Tests.Unit.Aws;

/// <summary>The official SDK is the judge: what it puts on the wire, our signer and our verifier must agree with.</summary>
public sealed class SigV4AgainstSdkTests
{
    private const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    [Theory]
    [InlineData("plain")]
    [InlineData("Grüße, 世界 & \"quotes\" +/=")]
    public async Task WeSignTheSdksRequestAsItDoes(string name)
    {
        var sent = await SentBySdk(name);

        SignatureVerifier.IsSigned(sent, Secret).ShouldBeTrue();
        OurAuthorizationOf(sent).ShouldBe(sent.Header("authorization"));
    }

    [Fact]
    public async Task ASignatureDoesNotFitAnotherBody()
    {
        var sent = await SentBySdk("plain");

        SignatureVerifier.IsSigned(sent with { Body = [.. sent.Body, (byte)' '] }, Secret).ShouldBeFalse();
    }

    private static async Task<ReceivedRequest> SentBySdk(string name)
    {
        using var server = new ScriptedServer(Json("{}"));
        var config = new AmazonDynamoDBConfig { ServiceURL = $"{server.Endpoint}", AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 };
        using var sdk = new AmazonDynamoDBClient(new SessionAWSCredentials("AKIDEXAMPLE", Secret, "token/+="), config);
        await sdk.PutItemAsync("products", new() { ["pk"] = new AttributeValue(name) }, TestContext.Current.CancellationToken);
        return server.Requests.ShouldHaveSingleItem();
    }

    private static string OurAuthorizationOf(ReceivedRequest sent)
    {
        string[] ours = ["host", "x-amz-date", "x-amz-security-token"];
        var names = sent.Header("authorization").Split("SignedHeaders=")[1].Split(',')[0].Split(';');
        var request = new SigningRequest(sent.Method, sent.Header("host"), sent.Path)
        {
            Headers = [.. names.Except(ours).Select(name => new Field(name, sent.Header(name)))],
            Body = sent.Body,
        };
        var key = new SigningKey(new AwsCredentials("AKIDEXAMPLE", Secret, "token/+="), "eu-west-1", "dynamodb");
        var date = sent.Header("x-amz-date");
        var at = DateTimeOffset.ParseExact(date, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return SigV4.Headers(request, key, at, SigningRules.Standard)[^1].Value;
    }
}
