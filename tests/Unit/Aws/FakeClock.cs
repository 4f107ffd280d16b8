namespace Ecommerce.Tests.Unit.Aws;

/// <summary>Time that passes only when told to.</summary>
internal sealed class FakeClock : TimeProvider
{
    public DateTimeOffset Now { get; private set; } = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => Now.UtcTicks;

    public void Advance(TimeSpan time) => Now += time;
}
