using Ecommerce.Local.Emulators;
using Ecommerce.Local.Trust;

namespace Ecommerce.Tests.Unit.LocalTrust;

/// <summary>URLs that carry their own signature.</summary>
public sealed class PresignedTests
{
    private static readonly AwsCall s_photo = TrustWorld.Call("GET", "/bucket/a%20photo.jpg", "response-content-type=image%2Fjpeg", "");

    private readonly TrustWorld _world = new();

    [Fact]
    public void AUrlIsGoodForItsLifeAndNotLonger()
    {
        var url = _world.Presigned(s_photo, "s3", TimeSpan.FromHours(2));

        _world.Admitted(url, "s3").Caller.ShouldBe(Caller.Owner);
        _world.Clock.Advance(TimeSpan.FromHours(2));
        _world.Admitted(url, "s3");
        _world.Clock.Advance(TimeSpan.FromSeconds(1));

        var refusal = _world.Refused(url, "s3");
        refusal.Status.ShouldBe(403);
        TrustWorld.Text(refusal).ShouldContain("<Code>AccessDenied</Code><Message>Request has expired</Message>");
        TrustWorld.Text(refusal).ShouldContain("<X-Amz-Expires>7200</X-Amz-Expires><Expires>2026-11-22T15:08:05Z</Expires>");
    }

    [Fact]
    public void AUrlOfATemporaryKeyCarriesItsToken()
    {
        var url = _world.Presigned(s_photo, "s3", TimeSpan.FromDays(1), TrustWorld.Temporary);
        var forged = url with { Query = url.Query.Replace("token%2F", "tokem%2F", StringComparison.Ordinal) };

        _world.Admitted(url, "s3").Caller.ShouldBe(_world.Role);
        _world.RefusedText(forged, "s3").ShouldContain("<Code>InvalidToken</Code>");
        _world.Clock.Advance(TimeSpan.FromHours(1));
        _world.RefusedText(url, "s3").ShouldContain("<Code>ExpiredToken</Code><Message>The provided token has expired.</Message>");
    }

    [Theory]
    [InlineData("X-Amz-Expires=60", "X-Amz-Expires=61", "SignatureDoesNotMatch")]
    [InlineData("image%2Fjpeg", "text%2Fhtml", "SignatureDoesNotMatch")]
    [InlineData("X-Amz-Expires=60", "X-Amz-Expires=604801", "X-Amz-Expires must be less than a week (in seconds)")]
    [InlineData("X-Amz-Expires=60", "X-Amz-Expires=0", "X-Amz-Expires must be non-negative")]
    [InlineData("X-Amz-Expires=60", "X-Amz-Expires=-1", "X-Amz-Expires must be non-negative")]
    [InlineData("X-Amz-Expires=60", "X-Amz-Expires=soon", "X-Amz-Expires should be a number")]
    [InlineData("X-Amz-Expires=60", "X-Amz-Expires=99999999999999999999", "X-Amz-Expires should be a number")]
    [InlineData("&X-Amz-Expires=60", "", "Query-string authentication version 4 requires the X-Amz-Algorithm, ")]
    [InlineData("X-Amz-Date=2026", "X-Amz-Date=26", "X-Amz-Date must be in the ISO8601 Long Format")]
    [InlineData("X-Amz-Date=20261122T13", "X-Amz-Date=20261122T14", "Request is not valid yet")]
    [InlineData("us-east-1", "eu-west-1",
        "Error parsing the X-Amz-Credential parameter; the region &apos;eu-west-1&apos; is wrong; expecting &apos;us-east-1&apos;")]
    public void AForgedUrlIsRefused(string before, string after, string words)
    {
        var url = _world.Presigned(s_photo, "s3", TimeSpan.FromMinutes(1));
        url.Query.ShouldContain(before);

        _world.RefusedText(url with { Query = url.Query.Replace(before, after, StringComparison.Ordinal) }, "s3").ShouldContain(words);
    }

    [Fact]
    public void AnotherPathOrMethodIsNotWhatTheUrlIsFor()
    {
        var url = _world.Presigned(s_photo, "s3", TimeSpan.FromMinutes(1));

        _world.RefusedText(url with { Method = "DELETE" }, "s3").ShouldContain("SignatureDoesNotMatch");
        _world.RefusedText(url with { Path = "/bucket/another.jpg" }, "s3").ShouldContain("SignatureDoesNotMatch");
        _world.RefusedText(url.With("host", "other"), "s3").ShouldContain("SignatureDoesNotMatch");
    }

    [Fact]
    public void AHeaderWithAMeaningMustBeInTheUrlsSignature()
    {
        var url = _world.Presigned(s_photo with { Method = "PUT" }, "s3", TimeSpan.FromMinutes(1));

        _world.Admitted(url.With("content-type", "image/jpeg") with { Body = "any body"u8.ToArray() }, "s3");
        _world.RefusedText(url.With("x-amz-acl", "public-read"), "s3").ShouldContain(
            "<Message>There were headers present in the request which were not signed</Message><HeadersNotSigned>x-amz-acl<");
    }

    [Fact]
    public void AUrlMayCallAnyService()
    {
        var who = TrustWorld.Call("GET", "/", "Action=GetCallerIdentity&Version=2011-06-15", "");
        var url = _world.Presigned(who, "sts", TimeSpan.FromMinutes(1), TrustWorld.Temporary);

        _world.Admitted(url, "sts").Caller.ShouldBe(_world.Role);
        _world.RefusedText(url with { Query = url.Query + "&RoleArn=other" }, "sts").ShouldContain("<Code>SignatureDoesNotMatch</Code>");
        _world.Clock.Advance(TimeSpan.FromSeconds(61));
        _world.RefusedText(url, "sts").ShouldContain(
            "Signature expired: 20261122T130805Z is now earlier than 20261122T130806Z (20261122T130906Z - 1 min.)");
    }

    [Fact]
    public void AQueryWithoutEverythingIsToldWhatItLacks() => _world.RefusedText(
        TrustWorld.ListTables with { Query = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261122T130805Z" }).ShouldContain(
        "AWS query-string parameters must include \\u0027X-Amz-Credential\\u0027. "
        + "AWS query-string parameters must include \\u0027X-Amz-Signature\\u0027. "
        + "AWS query-string parameters must include \\u0027X-Amz-SignedHeaders\\u0027. Re-examine the query-string parameters.");
}
