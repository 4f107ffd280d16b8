using Ecommerce.Iam;
using Ecommerce.Local.Trust;
using Ecommerce.Tests.Unit.DynamoDb;

namespace Ecommerce.Tests.Unit.Iam;

public sealed class RoleSessionTests
{
    private const string Arn = "arn:aws:sts::000000000000:assumed-role/shop/one";

    private readonly List<Denial> _denials = [];
    private readonly ManualClock _clock = new();

    [Fact]
    public void WhatNoStatementAllowsIsRefusedInAwsWords()
    {
        var session = Session("""{"Effect":"Allow","Action":"dynamodb:GetItem","Resource":"*"}""");
        var put = Ask.Request() with { Action = "dynamodb:PutItem" };

        session.Refuse(Ask.Request()).ShouldBeNull();
        session.Refuse(put).ShouldBe(
            $"User: {Arn} is not authorized to perform: dynamodb:PutItem on resource: {put.Resource} "
            + "because no identity-based policy allows the dynamodb:PutItem action");
    }

    [Fact]
    public void WhatAStatementDeniesIsRefusedInAwsWords()
    {
        var session = Session("""{"Effect":"Deny","Action":"*","Resource":"*"}""");

        session.Refuse(Ask.Request()).ShouldBe(
            $"User: {Arn} is not authorized to perform: dynamodb:GetItem on resource: {Ask.Request().Resource} "
            + "with an explicit deny in an identity-based policy");
    }

    [Fact]
    public void EachRefusalIsTold()
    {
        var words = Session("""{"Effect":"Deny","Action":"*","Resource":"*"}""").Refuse(Ask.Request());

        _denials.ShouldBe([new Denial(_clock.GetUtcNow(), Arn, "dynamodb:GetItem", Ask.Request().Resource, words!)]);
    }

    [Fact]
    public void ASessionHasTheIdOfItsRole()
    {
        var session = Session("""{"Effect":"Allow","Action":"*","Resource":"*"}""");

        session.Arn.ShouldBe(Arn);
        session.UserId.ShouldMatch("^AROA[A-Z2-7]{17}:one$");
        session.MayDoAll.ShouldBeFalse();
    }

    [Theory]
    [InlineData("ArnEquals", "aws:PrincipalArn", "arn:aws:iam::000000000000:role/shop")]
    [InlineData("StringEquals", "aws:PrincipalAccount", "000000000000")]
    [InlineData("StringEquals", "aws:PrincipalType", "AssumedRole")]
    [InlineData("StringLike", "aws:userid", "AROA*:one")]
    [InlineData("Null", "aws:username", "true")]
    [InlineData("Bool", "aws:SecureTransport", "false")]
    [InlineData("IpAddress", "aws:SourceIp", "127.0.0.0/8")]
    [InlineData("StringEquals", "aws:RequestedRegion", "us-east-1")]
    [InlineData("DateEquals", "aws:CurrentTime", "2026-01-02T03:05:05Z")]
    [InlineData("NumericEquals", "aws:EpochTime", "1767323105")]
    [InlineData("DateEquals", "aws:TokenIssueTime", "2026-01-02T03:04:05Z")]
    public void ARequestHasTheGlobalKeys(string comparison, string key, string value)
    {
        var session = Session(
            $$"""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"{{comparison}}":{"{{key}}":"{{value}}"} } }""");
        _clock.Advance(TimeSpan.FromMinutes(1));

        session.Refuse(Ask.Request()).ShouldBeNull();
    }

    [Fact]
    public void ARequestCannotSayWhoTheCallerIs() =>
        Session("""
            {"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalType":"Account"}}}
            """).Refuse(Ask.Request(("AWS:PrincipalType", ["Account"]))).ShouldNotBeNull();

    private RoleSession Session(string statement) => new(
        "shop", "one", PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":{{statement}} }"""), _clock, _denials.Add);
}
