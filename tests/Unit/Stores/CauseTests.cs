using Ecommerce.Contracts;
using Ecommerce.Contracts.Events;
using Ecommerce.Lambda;
using Ecommerce.Stores;
using Ecommerce.Tests.Unit.Aws;

namespace Ecommerce.Tests.Unit.Stores;

public sealed class CauseTests
{
    private const string TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private static readonly EventMetadata s_heard = new(
        EventId.Of("evt_01938c2f6c5a7b3e9d0a4f1b2c3d4e61"), "prd_1", Sequence: 3, DateTimeOffset.UnixEpoch, "c-1", "admin:ada")
    {
        CausationId = EventId.Of("evt_01938c2f6c5a7b3e9d0a4f1b2c3d4e60"),
        TraceParent = TraceParent,
    };

    [Theory]
    [InlineData("admin/web", "admin:ada")]
    [InlineData("customer/web", "customer:ada")]
    [InlineData("customer/mobile", "customer:ada")]
    [InlineData("administrator/web", "customer:ada")]
    [InlineData("customer/web admin/web", "admin:ada")]
    public void ARequestsCauseIsWhoeverTheTokenSays(string scopes, string actor) =>
        Cause.Of(Request(new("ada", scopes.Split(' '), []))).ShouldBe(new Cause("c-1", actor, TraceParent: null));

    [Fact]
    public void BeingInAGroupMakesNobodyAnAdmin() =>
        Cause.Of(Request(new("ada", [Scope.CustomerWeb], ["admin/web", "admin"]))).Actor.ShouldBe("customer:ada");

    [Fact]
    public void ARequestsCauseHasTheClientsTraceAndNoEvent()
    {
        var cause = Cause.Of(Request(new("ada", [], []), ("traceparent", TraceParent)));

        (cause.TraceParent, cause.CausationId).ShouldBe((TraceParent, null));
    }

    [Theory]
    [InlineData("00-aa-bb-01")]
    [InlineData("")]
    [InlineData("00-00000000000000000000000000000000-b7ad6b7169203331-01")]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01")]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-b7ad6b716920333X-01")]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331_01")]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0g")]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more")]
    [InlineData("ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")]
    public void WhatAClientSendsInPlaceOfATraceIsNotPassedOn(string sent) =>
        Cause.Of(Request(new("ada", [], []), ("traceparent", sent))).TraceParent.ShouldBeNull();

    [Fact]
    public void WithoutACallerThereIsNoCause() =>
        Should.Throw<InvalidOperationException>(() => Cause.Of(Request(caller: null))).Message
            .ShouldBe("POST /things came without a caller");

    [Fact]
    public void AConsumersCauseIsTheEventThatItHeardAndNotThatOnesOwn() =>
        Cause.Of(s_heard, Cause.ActorOf("orders")).ShouldBe(new Cause("c-1", "system:orders", TraceParent) { CausationId = s_heard.Id });

    [Fact]
    public void TheClockBeginsAnUndertakingOfItsOwn()
    {
        var clock = new FakeClock();
        var (one, other) = (Cause.OfClock("orders", clock), Cause.OfClock("orders", clock));

        one.ShouldBe(new Cause(one.CorrelationId, "system:orders", TraceParent: null));
        one.CorrelationId.Length.ShouldBeLessThanOrEqualTo(LambdaLimits.CorrelationIdCharsMax);
        other.CorrelationId.ShouldNotBe(one.CorrelationId);
    }

    private static ApiRequest Request(Caller? caller, params (string Name, string Value)[] headers) => new()
    {
        RequestId = "r-1",
        CorrelationId = "c-1",
        Method = "POST",
        Resource = "/things",
        Path = "/things",
        Caller = caller,
        Headers = [.. headers.Select(h => KeyValuePair.Create(h.Name, h.Value))],
    };
}
