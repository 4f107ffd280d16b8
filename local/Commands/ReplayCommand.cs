using System.CommandLine;
using System.CommandLine.Parsing;
using Ecommerce.Contracts.Events;

namespace Ecommerce.Local.Commands;

/// <summary><c>local replay --from 20m</c>: puts archived events on the bus once more.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var from = Time("--from", "From when on: 2026-11-22T13:08:00Z, or how long ago by the shop's time: 20m, 1h30m, 2d");
        from.Required = true;
        var to = Time("--to", "Until when, exclusive; until now unless given");
        var @event = new Option<string?>("--event")
        {
            Description = "Only to those who hear this event. EventBridge chooses by who hears: they hear their other events again, too",
            HelpName = "NAME",
            Validators = { KnownEvent },
        };
        var command = new Command("replay", "Put archived events on the bus once more, and wait until the last one is on it")
        {
            from, to, @event,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var paths = Flags.PathsOf(parsed);
            var client = OperatorClient.Of(paths);
            var now = (await new ShopControl(client).DescribeClockAsync(cancellation)).Now;
            var span = new ReplaySpan(parsed.GetRequiredValue(from)!.Seen(now), parsed.GetValue(to)?.Seen(now) ?? now, now);
            return await new Replay(client, Console.Out).RunAsync(span, parsed.GetValue(@event), cancellation);
        });
        return command;
    }

    private static Option<Moment?> Time(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "T",
        CustomParser = result =>
        {
            var text = result.Tokens.Single().Value;
            if (Moment.Parse(text) is { } moment)
            {
                return moment;
            }

            result.AddError($"{name}: '{text}' is no time; write 2026-11-22T13:08:00Z, or how long ago: 90s, 20m, 1h30m, 2d");
            return null;
        },
    };

    private static void KnownEvent(OptionResult result)
    {
        if (result.Tokens is [{ Value: var name }] && Catalogue.All.All(e => e.Name != name))
        {
            result.AddError($"There is no event '{name}'; there are {string.Join(", ", Catalogue.All.Select(e => e.Name))}");
        }
    }
}
