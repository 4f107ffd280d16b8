using System.Text.Json;
using Ecommerce.Kernel;
using Ecommerce.Tests.Unit.Aws;
using FsCheck;
using FsCheck.Xunit;

namespace Ecommerce.Tests.Unit.Kernel;

public sealed class TimeTests
{
    private static readonly JsonSerializerOptions s_json = new() { Converters = { new TimestampConverter() } };

    [Property]
    public bool AMomentComesBackToTheMillisecond(DateTimeOffset at)
    {
        var text = Timestamp.Format(at);
        return Timestamp.Parse(text) == Cut(at) && Timestamp.Format(Timestamp.Parse(text)) == text
            && Timestamp.Parse(text).Offset == TimeSpan.Zero;
    }

    [Property]
    public bool TextsSortAsMomentsDo(DateTimeOffset a, DateTimeOffset b) =>
        Math.Sign(string.CompareOrdinal(Timestamp.Format(a), Timestamp.Format(b))) == Cut(a).CompareTo(Cut(b));

    [Fact]
    public void AMomentIsWrittenInUtcWithMilliseconds() =>
        Timestamp.Format(new(2026, 11, 22, 14, 8, 0, 5, TimeSpan.FromHours(1))).ShouldBe("2026-11-22T13:08:00.005Z");

    [Theory]
    [InlineData("2026-11-22T13:08:00Z")]
    [InlineData("2026-11-22T13:08:00.000")]
    [InlineData("2026-11-22T13:08:00.000+01:00")]
    [InlineData("2026-02-30T13:08:00.000Z")]
    [InlineData("22.11.2026")]
    [InlineData("")]
    public void AnythingElseIsRefused(string text) => Should.Throw<FormatException>(() => Timestamp.Parse(text));

    [Fact]
    public void NowIsCutToTheMillisecondSoThatWhatIsStoredIsWhatWasAnswered()
    {
        var clock = new FakeClock();
        clock.Advance(TimeSpan.FromTicks(12_345));

        Timestamp.Now(clock).ShouldBe(Timestamp.Parse(Timestamp.Format(clock.Now)));
    }

    [Theory]
    [InlineData("\"2026-11-22T14:08:00+01:00\"", "\"2026-11-22T13:08:00.000Z\"")]
    [InlineData("\"2026-11-22T13:08:00Z\"", "\"2026-11-22T13:08:00.000Z\"")]
    public void InJsonEveryRfc3339FormIsRead(string json, string written) =>
        JsonSerializer.Serialize(JsonSerializer.Deserialize<DateTimeOffset>(json, s_json), s_json).ShouldBe(written);

    [Theory]
    [InlineData("1795352880")]
    [InlineData("\"yesterday\"")]
    [InlineData("null")]
    public void InJsonAnythingElseIsRefused(string json) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<DateTimeOffset>(json, s_json));

    [Fact]
    public void WithoutADeadlineThereIsTimeForever()
    {
        var deadline = new Deadline(new FakeClock());

        deadline.At.ShouldBe(DateTimeOffset.MaxValue);
        deadline.Remaining.ShouldBe(TimeSpan.MaxValue);
    }

    [Fact]
    public void WhatIsLeftOfADeadlineShrinksToZeroAndNoFurther()
    {
        var clock = new FakeClock();
        var deadline = new Deadline(clock);
        deadline.Set(clock.Now.AddSeconds(3));

        deadline.Remaining.ShouldBe(TimeSpan.FromSeconds(3));
        clock.Advance(TimeSpan.FromSeconds(2));
        deadline.Remaining.ShouldBe(TimeSpan.FromSeconds(1));
        clock.Advance(TimeSpan.FromSeconds(5));
        deadline.Remaining.ShouldBe(TimeSpan.Zero);
    }

    private static DateTimeOffset Cut(DateTimeOffset at) =>
        new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
}
