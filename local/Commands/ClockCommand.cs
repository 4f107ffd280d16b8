using System.CommandLine;
using System.Globalization;
using Ecommerce.Local.Cloud;

namespace Ecommerce.Local.Commands;

/// <summary><c>local clock</c> and <c>local clock advance 20m</c>: the shop's time, of a running shop or of one that sleeps.</summary>
internal static class ClockCommand
{
    public static Command Create()
    {
        var by = new Argument<TimeSpan>("duration")
        {
            Description = "How far: 90s, 20m, 1h30m, 2d",
            CustomParser = result =>
            {
                var text = result.Tokens.Single().Value;
                if (Durations.Parse(text) is { } duration)
                {
                    return duration;
                }

                result.AddError($"'{text}' is no duration; write 90s, 20m, 1h30m or 2d");
                return default;
            },
        };
        var advance = new Command("advance", "Move the shop's time on: what is due by then expires, and functions see the new time") { by };
        advance.SetAction((parsed, cancellation) => AdvanceAsync(Flags.PathsOf(parsed), parsed.GetRequiredValue(by), cancellation));
        var command = new Command("clock", "Print the shop's time, or move it on; only a reset moves it back") { advance };
        command.SetAction(async (parsed, cancellation) =>
        {
            var paths = Flags.PathsOf(parsed);
            Tell(DataFolder.IsHeld(paths)
                ? await ShopControl.Of(paths).DescribeClockAsync(cancellation)
                : new ClockReading(new ShopClock(paths.Clock)));
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<int> AdvanceAsync(DataPaths paths, TimeSpan by, CancellationToken cancellation)
    {
        if (DataFolder.IsHeld(paths))
        {
            Tell(await ShopControl.Of(paths).AdvanceClockAsync(by, cancellation));
            return ExitCode.Done;
        }

        if (!Directory.Exists(paths.Root))
        {
            throw new LocalException($"No shop was ever started on {paths.Root}; start one first: dotnet run --project local");
        }

        using var folder = DataFolder.Open(paths);
        var clock = new ShopClock(paths.Clock);
        if (by > ShopClock.OffsetMax - clock.Offset)
        {
            throw new LocalException($"The shop's time may be at most {ShopClock.OffsetMax.TotalDays:0} days ahead of the machine's");
        }

        clock.Advance(by);
        Tell(new ClockReading(clock));
        return ExitCode.Done;
    }

    private static void Tell(ClockReading reading)
    {
        var ahead = reading.Ahead == TimeSpan.Zero ? "as the machine's" : $"ahead by {Durations.Text(reading.Ahead)}";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{reading.Now:yyyy-MM-dd'T'HH:mm:ss'Z'} {ahead}"));
    }
}

/// <summary>The shop's time, and how far it is ahead of the machine's.</summary>
internal sealed record ClockReading(DateTimeOffset Now, TimeSpan Ahead)
{
    public ClockReading(ShopClock clock)
        : this(clock.GetUtcNow(), clock.Offset)
    {
    }
}
