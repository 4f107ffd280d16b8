using Ecommerce.Aws;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using static Ecommerce.Tests.Unit.Aws.ScriptedServer;

namespace Ecommerce.Tests.Unit.Aws;

public sealed class SigningOnTheWireTests
{
    [Property(MaxTest = 50)]
    public Property WhateverIsSentTheServerFindsItWellSigned() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(),
        ArbMap.Default.ArbFor<NonNull<string>>(),
        ArbMap.Default.ArbFor<byte[]>(),
        (segment, value, body) =>
        {
            using var world = AwsWorld.Of(Json("{}"));
            var request = new AwsRequest("execute-api", "PostToConnection")
            {
                Path = $"/@connections/{Uri.EscapeDataString($"a{segment.Get}")}",
                Query = [new("b", value.Get), new("a b", "2"), new("a", "1")],
                Headers = [new("X-Custom", "a  b "), new("Content-Type", "application/json")],
                Body = body,
            };

            world.Send(request);

            return SignatureVerifier.IsSigned(Collapsed(world.Server.Requests[0]), AwsWorld.Credentials.SecretAccessKey);
        });

    [Theory]
    [InlineData(SigningRules.S3)]
    [InlineData(SigningRules.S3UnsignedPayload)]
    public void AnObjectsKeyIsSignedAsItTravels(SigningRules rules)
    {
        using var world = AwsWorld.Of(Json(""));

        var put = new AwsRequest("s3", "PutObject") { Method = "PUT", Path = "/bucket/a%20b//c%3Dd", Body = "x"u8.ToArray() };
        world.Send(put with { Rules = rules });

        var sent = world.Server.Requests[0];
        sent.Path.ShouldBe("/bucket/a%20b//c%3Dd");
        (sent.Header("x-amz-content-sha256") == "UNSIGNED-PAYLOAD").ShouldBe(rules is SigningRules.S3UnsignedPayload);
        SignatureVerifier.IsSigned(sent, AwsWorld.Credentials.SecretAccessKey, isS3: true).ShouldBeTrue();
    }

    [Fact]
    public void ARequestNamesItsHostTokenAndLength()
    {
        using var world = AwsWorld.Of(Json("{}"));

        world.Send(new AwsRequest("sqs", "SendMessage") { Body = "{}"u8.ToArray() });

        var sent = world.Server.Requests[0];
        sent.Header("host").ShouldBe($"127.0.0.1:{world.Server.Port}");
        sent.Header("x-amz-security-token").ShouldBe("token/+=");
        sent.Header("x-amz-date").ShouldBe("20260304T050607Z");
        sent.Header("content-length").ShouldBe("2");
        sent.Header("authorization").ShouldContain("Credential=AKIDEXAMPLE/20260304/eu-west-1/sqs/aws4_request");
    }

    [Fact]
    public void TheKeyChangesWithTheDay()
    {
        using var world = AwsWorld.Of(Json("{}"), Json("{}"));

        world.Send();
        world.Clock.Advance(TimeSpan.FromDays(1));
        world.Send();

        world.Server.Requests.ShouldAllBe(sent => SignatureVerifier.IsSigned(sent, AwsWorld.Credentials.SecretAccessKey, false));
        world.Server.Requests[1].Header("authorization").ShouldContain("/20260305/");
    }

    [Fact]
    public void AHeaderCannotSmuggleInAnother()
    {
        using var world = AwsWorld.Of();

        Should.Throw<ArgumentException>(() => world.Send(new AwsRequest("sqs", "X") { Headers = [new("A", "b\r\nEvil: 1")] }));
        Should.Throw<ArgumentException>(() => world.Send(new AwsRequest("sqs", "X") { Path = "/\r\nEvil: 1" }));
    }

    /// <summary>The verifier takes headers as they came; the rule makes runs of blanks one.</summary>
    private static ReceivedRequest Collapsed(ReceivedRequest request) =>
        request with { Headers = [.. request.Headers.Select(header => (header.Name, string.Join(' ', Words(header.Value))))] };

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
