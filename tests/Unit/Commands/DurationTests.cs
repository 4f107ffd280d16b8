using Ecommerce.Local.Commands;
using FsCheck.Xunit;

namespace Ecommerce.Tests.Unit.Commands;

public sealed class DurationTests
{
    [Property]
    public void ADurationIsReadAsItIsWritten(ushort minutes, byte seconds)
    {
        var duration = TimeSpan.FromMinutes(minutes) + TimeSpan.FromSeconds(seconds + 1);

        Durations.Parse(Durations.Text(duration)).ShouldBe(duration);
    }

    [Theory]
    [InlineData("90s", 90)]
    [InlineData("1h30m", 5400)]
    [InlineData("2d", 172_800)]
    [InlineData("1d1s", 86_401)]
    public void ADurationIsNumbersWithTheirUnits(string text, int seconds) =>
        Durations.Parse(text).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData("")]
    [InlineData("0s")]
    [InlineData("20")]
    [InlineData("m")]
    [InlineData("1.5h")]
    [InlineData("-1h")]
    [InlineData("1h1h")]
    [InlineData("5m1h")]
    [InlineData("9999999d")]
    [InlineData("1 h")]
    public void AnythingElseIsNone(string text) => Durations.Parse(text).ShouldBeNull();
}
