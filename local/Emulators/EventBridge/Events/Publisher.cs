using System.Text.Json;
using Ecommerce.Local.Emulators.Patterns;

namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>Puts events on a bus: finds the rules and archives they match, and writes down every delivery they are owed.</summary>
internal sealed class Publisher
{
    // Used under the store's lock only. Patterns come from rules, of which there are few.
    private readonly Dictionary<string, EventPattern> _patterns = new(StringComparer.Ordinal);

    /// <returns>To how many targets it goes.</returns>
    public int Publish(Session session, string bus, ReadOnlyMemory<byte> body, DateTimeOffset now, string? traceHeader)
    {
        using var json = EventDocument.Read(body);
        var fields = EventFields.Of(json.RootElement);
        foreach (var archive in ArchiveRows.All(session).Where(one => one.Bus == bus && Matches(one.Pattern, fields)))
        {
            ArchiveRows.Add(session, archive, TimeOf(json.RootElement, now), now, body);
        }

        return Deliver(session, RuleRows.Of(session, bus), fields, body, now, traceHeader);
    }

    /// <summary>Puts an archived event on its bus once more; it is not archived again.</summary>
    public void Replay(Session session, EventReplay replay, ReadOnlyMemory<byte> archived, DateTimeOffset now)
    {
        using var json = EventDocument.Read(archived);
        var body = EventDocument.Replayed(json.RootElement, replay.Name);
        using var replayed = EventDocument.Read(body);
        var rules = RuleRows.Of(session, replay.Bus).Where(rule => replay.Filters.Count == 0 || replay.Filters.Contains(rule.Arn));
        Deliver(session, rules, EventFields.Of(replayed.RootElement), body, now, trace: null);
    }

    private int Deliver(
        Session session, IEnumerable<EventRule> rules, EventFields fields, ReadOnlyMemory<byte> body, DateTimeOffset now, string? trace)
    {
        var owed = rules.Where(rule => rule.IsEnabled && Matches(rule.Pattern, fields))
            .SelectMany(rule => RuleRows.Targets(session, rule).Select(target => (rule, target))).ToArray();
        if (owed.Length > 0)
        {
            var id = DeliveryRows.InsertEvent(session, body, now, trace);
            Array.ForEach(owed, one => DeliveryRows.Insert(session, id, one.rule, one.target, now));
        }

        return owed.Length;
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
