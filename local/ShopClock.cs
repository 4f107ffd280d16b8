using System.Globalization;
using System.Text;

namespace Ecommerce.Local;

/// <summary>
/// The shop's time: the machine's clock and an offset that only grows. It is kept in the data folder, since rows were written by it: after
/// a restart time must not run backwards.
/// </summary>
/// <param name="file">Where the offset is kept; null keeps it nowhere.</param>
public sealed class ShopClock(string? file = null) : TimeProvider
{
    /// <summary>
    /// How far the shop's time may be ahead in all. Less than five years: an item that is due longer than that is never deleted by
    /// DynamoDB's TTL, so that no advance may overtake one by more. Ids and signatures hold dates well beyond.
    /// </summary>
    public static readonly TimeSpan OffsetMax = TimeSpan.FromDays(1800);

    private readonly Lock _advancing = new();
    private long _offsetTicks = file is null ? 0 : Read(file).Ticks;

    /// <summary>How far the shop's time is ahead of the machine's.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref _offsetTicks));

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset;

    /// <summary>Moves the shop's time on. Kept before it is seen, so that nothing is written by a time that a crash would forget.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        lock (_advancing)
        {
            // Whole milliseconds: that is how the offset is told to functions, which must not be told another time.
            var offset = TimeSpan.FromMilliseconds(Math.Floor((Offset + by).TotalMilliseconds));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, OffsetMax, nameof(by));
            if (file is not null)
            {
                PrivateFile.Write(file, Encoding.UTF8.GetBytes(Text(offset)));
            }

            Interlocked.Exchange(ref _offsetTicks, offset.Ticks);
        }
    }

    /// <summary>A clock that keeps its offset, as that of a running instance does.</summary>
    public static TimeProvider Ahead(TimeSpan offset) => new ShopClock { _offsetTicks = offset.Ticks };

    private static string Text(TimeSpan offset) => ((long)offset.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);

    private static TimeSpan Read(string file)
    {
        if (!File.Exists(file))
        {
            return TimeSpan.Zero;
        }

        return long.TryParse(File.ReadAllText(file), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds <= OffsetMax.TotalMilliseconds
            ? TimeSpan.FromMilliseconds(milliseconds)
            : throw new InvalidDataException(
                $"{file} is damaged: it holds the milliseconds by which the shop's time is ahead; remove it if it never was");
    }
}
