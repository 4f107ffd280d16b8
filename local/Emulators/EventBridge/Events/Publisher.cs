using System.Text.Json;
using Ecommerce.Local.Emulators.Patterns;

namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>Puts events on a bus: finds the rules and archives they match, and writes down every delivery they are owed.</summary>
internal sealed class Publisher(BusLog log)
{
    // Used under the store's lock only. Patterns come from rules, of which there are few.
    private readonly Dictionary<string, EventPattern> _patterns = new(StringComparer.Ordinal);

    public void Publish(Session session, string bus, ReadOnlyMemory<byte> body, DateTimeOffset now, string? traceHeader)
    {
        using var json = EventDocument.Read(body);
        var fields = EventFields.Of(json.RootElement);
        foreach (var archive in ArchiveRows.All(session).Where(one => one.Bus == bus && Matches(one.Pattern, fields)))
        {
            ArchiveRows.Add(session, archive, TimeOf(json.RootElement, now), now, body);
        }

        var deliveries = Deliver(session, RuleRows.Of(session, bus), fields, body, now, traceHeader);
        log.Add(BusEvent.Of(now, bus, json.RootElement, body, deliveries));
    }

    /// <summary>Puts an archived event on its bus once more; it is not archived again.</summary>
    public void Replay(Session session, EventReplay replay, ReadOnlyMemory<byte> archived, DateTimeOffset now)
    {
        using var json = EventDocument.Read(archived);
        var body = EventDocument.Replayed(json.RootElement, replay.Name);
        using var replayed = EventDocument.Read(body);
        var rules = RuleRows.Of(session, replay.Bus).Where(rule => replay.Filters.Count == 0 || replay.Filters.Contains(rule.Arn));
        var deliveries = Deliver(session, rules, EventFields.Of(replayed.RootElement), body, now, trace: null);
        log.Add(BusEvent.Of(now, replay.Bus, replayed.RootElement, body, deliveries));
    }

    private IReadOnlyList<BusDelivery> Deliver(
        Session session, IEnumerable<EventRule> rules, EventFields fields, ReadOnlyMemory<byte> body, DateTimeOffset now, string? trace)
    {
        var owed = rules.Where(rule => rule.IsEnabled && Matches(rule.Pattern, fields))
            .SelectMany(rule => RuleRows.Targets(session, rule).Select(target => (rule, target))).ToArray();
        if (owed.Length == 0)
        {
            return [];
        }

        var id = DeliveryRows.InsertEvent(session, body, now, trace);
        return
        [
            .. owed.Select(one => new BusDelivery(
                DeliveryRows.Insert(session, id, one.rule, one.target, now), one.rule.Arn, one.target.Arn, DeliveryState.UnderWay,
                ErrorCode: null)),
        ];
    }

    private bool Matches(string? pattern, EventFields fields)
    {
        if (pattern is null)
        {
            return true;
        }

        if (!_patterns.TryGetValue(pattern, out var parsed))
        {
            if (_patterns.Count >= EventLimits.BusesMax * EventLimits.RulesPerBusMax)
            {
                _patterns.Clear();
            }

            _patterns[pattern] = parsed = EventPattern.Parse(pattern);
        }

        return parsed.Matches(fields);
    }

    private static DateTimeOffset TimeOf(JsonElement @event, DateTimeOffset otherwise) =>
        @event.TryGetProperty("time", out var time) && time.TryGetDateTimeOffset(out var at) ? at : otherwise;
}
