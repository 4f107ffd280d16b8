using System.Globalization;
using Ecommerce.Local.Commands;

namespace Ecommerce.Tests.Unit.Commands;

public sealed class MomentTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 22, 13, 8, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-11-22T13:08:00Z", "2026-11-22T13:08:00.000Z")]
    [InlineData("2026-11-22T13:08:00.25Z", "2026-11-22T13:08:00.250Z")]
    [InlineData("2026-11-22T14:08:00+01:00", "2026-11-22T13:08:00.000Z")]
    [InlineData("20m", "2026-11-22T12:48:00.000Z")]
    [InlineData("2d", "2026-11-20T13:08:00.000Z")]
    public void AMomentIsATimeOrHowLongAgo(string text, string seen) => Moment.Parse(text)!.Seen(s_now).UtcDateTime
        .ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture).ShouldBe(seen);

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2026-11-22")]
    [InlineData("2026-11-22T13:08:00")]
    [InlineData("2026-11-22 13:08:00Z")]
    [InlineData("2026-13-22T13:08:00Z")]
    [InlineData("-20m")]
    public void AnythingElseIsNone(string text) => Moment.Parse(text).ShouldBeNull();
}
