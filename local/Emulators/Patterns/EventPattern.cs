using System.Text.Json;

namespace Ecommerce.Local.Emulators.Patterns;

/// <summary>
/// An event pattern, ready to match. It knows nothing of buses, rules or HTTP.
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern.html
/// </summary>
public sealed class EventPattern
{
    private readonly IReadOnlyList<PatternCase> _cases;

    private EventPattern(IReadOnlyList<PatternCase> cases) => _cases = cases;

    /// <exception cref="InvalidPatternException">It is no pattern; the message says why in EventBridge's words.</exception>
    public static EventPattern Parse(string text) =>
        new([.. PatternParser.Parse(text).Select(fields => new PatternCase(fields))]);

    public bool Matches(JsonElement @event) => Matches(EventFields.Of(@event));

    internal bool Matches(EventFields fields) => _cases.Any(one => one.Matches(fields));
}
