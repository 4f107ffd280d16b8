using Ecommerce.Kernel;
using Ecommerce.Lambda;
using FsCheck;
using FsCheck.Xunit;

namespace Ecommerce.Tests.Unit.Lambda;

public sealed class ConditionalRequestTests
{
    [Fact]
    public void ATagIsAVersionInQuotes()
    {
        ETags.Of(7).ShouldBe("\"7\"");
        ETags.Of(7, 3).ShouldBe("\"7.3\"");
    }

    [Theory]
    [InlineData("\"7.3\"", true)]
    [InlineData("W/\"7.3\"", true)]
    [InlineData("\"6.1\", \"7.3\"", true)]
    [InlineData("\"6.1\",W/\"7.3\"", true)]
    [InlineData("*", true)]
    [InlineData("\"7\"", false)]
    [InlineData("\"7.4\"", false)]
    [InlineData("7.3", false)]
    [InlineData("w/\"7.3\"", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void WhatTheClientHoldsIsSeen(string? header, bool isHeld) =>
        ETags.IsHeld(Request("If-None-Match", header), ETags.Of(7, 3)).ShouldBe(isHeld);

    [Theory]
    [InlineData("\"7\"", 7)]
    [InlineData(" \"7\" ", 7)]
    [InlineData("\"7.3\"", 7)]
    [InlineData("\"0\"", 0)]
    [InlineData("\"9223372036854775807\"", long.MaxValue)]
    [InlineData("W/\"7\"", -1)] // compared strongly, a weak tag matches nothing
    [InlineData("\"abc\"", -1)] // a tag, and none of ours
    [InlineData("\"-7\"", -1)]
    [InlineData("\"+7\"", -1)]
    [InlineData("\" 7\"", -1)]
    [InlineData("\"9223372036854775808\"", -1)]
    public void TheVersionIsReadFromTheTag(string header, long version)
    {
        ETags.RequiredVersion(Request("If-Match", header)).TryGet(out var read, out _).ShouldBeTrue();
        read.ShouldBe(version);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("*")]
    [InlineData("\"\"")]
    [InlineData("\"7")]
    [InlineData("\"7\", \"8\"")]
    [InlineData("")]
    public void WhatIsNotOneTagIsRefused(string header) =>
        ErrorOf(Request("If-Match", header)).Faults.ShouldHaveSingleItem().Code.ShouldBe("not-an-etag");

    [Fact]
    public void WithoutATagNothingIsReplaced() => ErrorOf(Request("If-Match", null)).Problem.ShouldBe(Problem.PreconditionRequired);

    [Property]
    public bool ATagOfOursReadsBack(NonNegativeInt version, NonNegativeInt sequence) =>
        ETags.RequiredVersion(Request("If-Match", ETags.Of(version.Get, sequence.Get))).TryGet(out var read, out _) && read == version.Get;

    [Property]
    public bool NoHeaderMakesItThrow(NonNull<string> header) =>
        ETags.RequiredVersion(Request("If-Match", header.Get)).TryGet(out _, out var error) || error.Problem.Status == 400;

    private static Error ErrorOf(ApiRequest request)
    {
        ETags.RequiredVersion(request).TryGet(out _, out var error).ShouldBeFalse();
        return error!;
    }

    private static ApiRequest Request(string name, string? value) => new()
    {
        RequestId = "r-1",
        CorrelationId = "c-1",
        Method = "PUT",
        Resource = "/things/{id}",
        Path = "/things/1",
        Headers = value is null ? [] : [new(name, value)],
    };
}
