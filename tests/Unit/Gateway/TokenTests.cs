using System.Text.Json.Nodes;
using Ecommerce.Local.Emulators.Cognito;
using Ecommerce.Topology.Services;
using FsCheck.Xunit;

namespace Ecommerce.Tests.Unit.Gateway;

public sealed class TokenTests
{
    private static readonly UserPool s_admins = GatewayWorld.Pools[Platform.Admins];

    private readonly ManualClock _clock = new();
    private readonly TokenIssuer _issuer;
    private readonly TokenVerifier _verifier;

    public TokenTests() => (_issuer, _verifier) = (new(GatewayWorld.Pools, _clock), new(GatewayWorld.Pools, _clock));

    private string Admin => _issuer.Issue(Platform.Admins, "root@example.com", "admin", "support");

    [Fact]
    public void AnAccessTokenHasTheClaimsOfCognitos()
    {
        var token = Admin;

        Forge.Part(token, 0).Select(m => m.Key).ShouldBe(["kid", "alg"]);
        var claims = Forge.Part(token, 1);
        claims.Select(m => m.Key).ShouldBe([
            "sub", "cognito:groups", "iss", "version", "client_id", "origin_jti", "event_id", "token_use", "scope", "auth_time", "exp",
            "iat", "jti", "email", "username"]);
        claims["iss"]!.ToString().ShouldBe($"https://cognito-idp.us-east-1.amazonaws.com/{s_admins.Id}");
        claims["scope"]!.ToString().ShouldBe("admin/web");
        claims["cognito:groups"]!.ToJsonString().ShouldBe("""["admin","support"]""");
        ((long)claims["exp"]!).ShouldBe((long)claims["iat"]! + 3_600);
        Guid.Parse(claims["sub"]!.ToString()).Version.ShouldBe(4);
        _verifier.Verify(token, Platform.Admins).ShouldBeOfType<TokenAnswer.Accepted>().Scopes.ShouldBe(["admin/web"]);
    }

    [Fact]
    public void TheSamePersonKeepsTheSameSubWithinAPoolOnly()
    {
        var sub = TokenIssuer.SubOf(s_admins, "Ada@Example.com");

        TokenIssuer.SubOf(s_admins, " ada@example.com").ShouldBe(sub);
        TokenIssuer.SubOf(GatewayWorld.Pools[Platform.Customers], "ada@example.com").ShouldNotBe(sub);
    }

    [Fact]
    public void ATokenIsGoodForExactlyOneHour()
    {
        var token = Admin;

        _clock.Advance(TokenIssuer.Lifetime - TimeSpan.FromSeconds(1));
        _verifier.Verify(token, Platform.Admins).ShouldBeOfType<TokenAnswer.Accepted>();

        _clock.Advance(TimeSpan.FromSeconds(1));
        Why(token).ShouldBe("expired");
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("...")]
    [InlineData("..")]
    [InlineData("a.b.c.d")]
    [InlineData("e30.e30.e30")]
    [InlineData("a b.c.d")]
    [InlineData("bnVsbA.bnVsbA.bnVsbA")]
    public void WhatIsNoTokenIsRefused(string token) => Why(token).ShouldNotBeEmpty();

    [Fact]
    public void AHeaderWithHalfASurrogateIsRefused()
    {
        var header = System.Buffers.Text.Base64Url.EncodeToString("""{"alg":"\ud800","kid":"\ud800"}"""u8);

        Why($"{header}.e30.e30").ShouldBe("algorithm is not RS256");
    }

    [Fact]
    public void AnUnsignedTokenIsRefused()
    {
        var claims = Forge.Encode(Forge.Part(Admin, 1));
        var none = Forge.Encode(new() { ["alg"] = "none", ["kid"] = s_admins.KeyId });

        Why($"{none}.{claims}.").ShouldBe("not three parts in base64url");
        Why($"{none}.{claims}.AAAA").ShouldBe("algorithm is not RS256");
    }

    [Fact]
    public void ThePublicKeyIsNoSecret() => Why(Forge.ConfuseAlgorithms(Admin, s_admins)).ShouldBe("algorithm is not RS256");

    [Fact]
    public void AnotherKeyUnderOurKeysNameIsRefused() => Why(Forge.SignWithAnotherKey(Admin)).ShouldBe("signature does not match");

    [Fact]
    public void TamperedClaimsAreRefused() =>
        Why(Forge.Tamper(Admin, claims => claims["scope"] = "admin/web other")).ShouldBe("signature does not match");

    [Fact]
    public void ACustomersTokenIsNotAnAdmins() =>
        Why(_issuer.Issue(Platform.Customers, "ada@example.com")).ShouldBe("key is not one of pool admins");

    [Theory]
    [InlineData("iss", "\"https://evil.example\"", "issuer is another")]
    [InlineData("token_use", "\"id\"", "not an access token")]
    [InlineData("client_id", "\"another\"", "client is another")]
    [InlineData("exp", "null", "no expiry")]
    [InlineData("exp", "\"2100-01-01\"", "no expiry")]
    [InlineData("exp", "1e99", "no expiry")]
    [InlineData("exp", "1", "expired")]
    [InlineData("iat", "99999999999", "issued in the future, or nobody knows when")]
    [InlineData("iat", "null", "issued in the future, or nobody knows when")]
    [InlineData("nbf", "99999999999", "not valid yet")]
    [InlineData("nbf", "\"soon\"", "not valid yet")]
    public void OneWrongClaimIsEnoughThoughTheSignatureIsGood(string claim, string value, string why) =>
        Why(Forge.Resign(Admin, s_admins, (_, claims) => claims[claim] = JsonNode.Parse(value))).ShouldBe(why);

    [Theory]
    [InlineData("kid", "unknown", "key is not one of pool admins")]
    [InlineData("alg", "RS512", "algorithm is not RS256")]
    [InlineData("crit", "exp", "critical extensions are not known")]
    public void OneWrongHeaderIsEnoughThoughTheSignatureIsGood(string name, string value, string why) =>
        Why(Forge.Resign(Admin, s_admins, (header, _) => header[name] = value)).ShouldBe(why);

    [Property(MaxTest = 200)]
    public void AnyTextIsAnsweredAndNoneIsAccepted(string text) =>
        _verifier.Verify(text ?? "", Platform.Admins).ShouldBeOfType<TokenAnswer.Refused>();

    private string Why(string token) => _verifier.Verify(token, Platform.Admins).ShouldBeOfType<TokenAnswer.Refused>().Why;
}
