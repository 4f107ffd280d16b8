using Ecommerce.Aws;
using Ecommerce.Functions.Relay;
using FsCheck;
using FsCheck.Xunit;

namespace Ecommerce.Tests.Unit.Relay;

public sealed class CallsTests
{
    // Besides the detail: the time, a source and a detail-type of one letter.
    private const int Half = (RelayLimits.CallBytesMax / 2) - 14 - 1 - 1;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(10, 1)]
    [InlineData(11, 2)]
    public void ACallHasABoundOfEntries(int rows, int calls) =>
        Calls.Of([.. Enumerable.Range(0, rows).Select(_ => Row(1))]).Count().ShouldBe(calls);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    public void ACallHasABoundOfBytes(int above, int calls) =>
        Calls.Of([Row(Half), Row(Half + above)]).Count().ShouldBe(calls);

    [Fact]
    public void WhatIsTooHeavyAloneIsSentAlone() =>
        Calls.Of([Row(1), Row(RelayLimits.CallBytesMax), Row(1)]).Select(call => call.Count).ShouldBe([1, 1, 1]);

    [Fact]
    public void BytesAreThoseOfUtf8() => Calls.BytesOf(Row(0) with { Source = "ä", Detail = "日本" }).ShouldBe(14 + 2 + 1 + 6);

    [Property]
    public bool NoRowIsLostNorMoved(int[] sizes)
    {
        var rows = sizes.Select(size => Row(Math.Abs(size % 400_000))).ToList();
        var calls = Calls.Of(rows).ToList();
        return calls.SelectMany(call => call).SequenceEqual(rows)
            && calls.TrueForAll(call => call.Count is > 0 and <= AwsLimits.PutEventsMax
                && call.Sum(Calls.BytesOf) <= RelayLimits.CallBytesMax);
    }

    [Theory]
    [InlineData("""{"metadata":{"traceparent":"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00"} }""", 0)]
    [InlineData("""{"metadata":{"type":"T","traceparent":"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-03"} }""", 1)]
    public void ATraceGoesOnInXRaysWords(string detail, int sampled) => Trace.HeaderOf(detail)
        .ShouldBe($"Root=1-4bf92f35-77b34da6a3ce929d0e0e4736;Parent=00f067aa0ba902b7;Sampled={sampled}");

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("no json")]
    [InlineData("""{"metadata":{"traceparent":17} }""")]
    [InlineData("""{"metadata":{"traceparent":"00-short-01"} }""")]
    [InlineData("""{"metadata":{"traceparent":"00-00000000000000000000000000000000-00f067aa0ba902b7-01"} }""")]
    [InlineData("""{"metadata":{"traceparent":"00-4bf92f3577b34da6a3ce929d0e0e473X-00f067aa0ba902b7-01"} }""")]
    [InlineData("""{"metadata":{},"data":{"traceparent":"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"} }""")]
    public void WithoutATraceThereIsNoHeader(string detail) => Trace.HeaderOf(detail).ShouldBeNull();

    [Property]
    public bool WhateverADetailIsThereIsNoFailure(NonNull<string> detail) =>
        Trace.HeaderOf(detail.Get) is null && Trace.HeaderOf($$"""{"metadata":{"traceparent":"\ud800"{{detail.Get}}""") is null;

    private static Pending Row(int detailBytes) => new(new("pk", "evt_1"), "s", "T", new('d', detailBytes), DateTimeOffset.UnixEpoch);
}
