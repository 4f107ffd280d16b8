using System.Text.Json;
using System.Text.Json.Nodes;
using Ecommerce.Local.Emulators.Patterns;
using FsCheck.Xunit;

namespace Ecommerce.Tests.Unit.EventBridge;

/// <summary>Laws that hold for every event, not only for those someone thought of. Events are drawn from a seed.</summary>
public sealed class PatternProperties
{
    private static readonly string[] s_names = ["a", "b", "c", "a.b"];

    [Property(MaxTest = 500)]
    public void APatternOfAnEventsOwnValuesMatchesIt(int seed)
    {
        var @event = new Draw(seed).Object(depth: 3);

        var pattern = PatternOf(@event);

        (pattern.Count == 0 || Matches(pattern, @event)).ShouldBeTrue($"{pattern} {@event}");
    }

    [Property(MaxTest = 500)]
    public void PresenceAndAbsenceExcludeEachOther(int seed)
    {
        var draw = new Draw(seed);
        var (@event, name) = (draw.Object(depth: 2), draw.Of(s_names));

        var isPresent = Matches(At(name, """{"exists":true}"""), @event);

        Matches(At(name, """{"exists":false}"""), @event).ShouldBe(!isPresent, $"{name} {@event}");
    }

    [Property(MaxTest = 500)]
    public void OfOneValueEitherItOrAnythingButItMatches(int seed)
    {
        var draw = new Draw(seed);
        JsonObject @event = new() { ["a"] = draw.Text() };
        var text = JsonSerializer.Serialize(draw.Text());

        var isIt = Matches(At("a", text), @event);

        Matches(At("a", $$"""{"anything-but":{{text}} }"""), @event).ShouldBe(!isIt, $"{text} {@event}");
    }

    [Property(MaxTest = 500)]
    public void AWildcardAloneIsWhatAPrefixAndASuffixAre(int seed)
    {
        var draw = new Draw(seed);
        JsonObject @event = new() { ["a"] = draw.Text() };
        var (start, end) = (draw.Text(), draw.Text());
        var text = (string)@event["a"]!;

        Matches(At("a", $$"""{"wildcard":"{{start}}*{{end}}"}"""), @event).ShouldBe(
            text.StartsWith(start, StringComparison.Ordinal) && text.EndsWith(end, StringComparison.Ordinal)
                && text.Length >= start.Length + end.Length, $"{start}*{end} {@event}");
    }

    [Property(MaxTest = 500)]
    public void NumbersCompareAsNumbers(short left, short right)
    {
        JsonObject @event = new() { ["a"] = left / 100m };

        string Is(string sign) => $"{{\"numeric\":[\"{sign}\",{right}e-2]}}";
        Matches(At("a", Is("<")), @event).ShouldBe(left < right);
        Matches(At("a", Is("<=")), @event).ShouldBe(left <= right);
        Matches(At("a", Is("=")), @event).ShouldBe(left == right);
        Matches(At("a", Is(">=")), @event).ShouldBe(left >= right);
        Matches(At("a", Is(">")), @event).ShouldBe(left > right);
    }

    private static bool Matches(JsonNode pattern, JsonNode @event) =>
        EventPattern.Parse(pattern.ToJsonString()).Matches(JsonElement.Parse(@event.ToJsonString()));

    private static JsonObject At(string name, string test) => new() { [name] = new JsonArray(JsonNode.Parse(test)) };

    /// <summary>Of each leaf its value; of each array its first element's. What holds no leaf is left out.</summary>
    private static JsonObject PatternOf(JsonObject @event)
    {
        var pattern = new JsonObject();
        foreach (var (name, value) in @event)
        {
            var one = value;
            while (one is JsonArray array)
            {
                one = array.Count > 0 ? array[0] : new JsonObject();
            }

            JsonNode part = one is JsonObject inner ? PatternOf(inner) : new JsonArray(one?.DeepClone());
            if (part is not JsonObject { Count: 0 })
            {
                pattern[name] = part;
            }
        }

        return pattern;
    }

    private sealed class Draw(int seed)
    {
        private readonly Random _random = new(seed);

        public T Of<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

        public string Text() => new([.. Enumerable.Range(0, _random.Next(4)).Select(_ => Of("xyX"))]);

        // Without the name with a dot: two ways to one path would let the later of two patterns replace the earlier.
        public JsonObject Object(int depth) =>
            new(s_names[..3].Where(_ => _random.Next(2) == 0).Select(name => KeyValuePair.Create(name, Value(depth - 1))));

        private JsonNode? Value(int depth) => _random.Next(depth > 0 ? 7 : 5) switch
        {
            0 => Text(),
            1 => _random.Next(-9, 9) / 4m,
            2 => _random.Next(2) == 0,
            3 => null,
            4 or 5 => new JsonArray([.. Enumerable.Range(0, _random.Next(3)).Select(_ => Value(depth - 1))]),
            _ => Object(depth),
        };

        private char Of(string letters) => letters[_random.Next(letters.Length)];
    }
}
