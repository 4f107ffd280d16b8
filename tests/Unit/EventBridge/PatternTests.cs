using System.Text.Json;
using Ecommerce.Local.Emulators.Patterns;

namespace Ecommerce.Tests.Unit.EventBridge;

public sealed class PatternTests
{
    private const int PairsMin = 120;

    public static TheoryData<string, string, bool> Pairs => [.. PatternTable.Pairs];

    public static TheoryData<string, string> Refusals => [.. PatternTable.Refusals];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void AnEventMatchesAsAwsDocuments(string pattern, string @event, bool matches)
    {
        using var json = JsonDocument.Parse(@event);

        EventPattern.Parse(pattern).Matches(json.RootElement).ShouldBe(matches);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void AWrongPatternIsRefusedInAwsWords(string pattern, string refusal) =>
        Should.Throw<InvalidPatternException>(() => EventPattern.Parse(pattern)).Message.ShouldBe(refusal);

    [Fact]
    public void TheTableIsWhole() => PatternTable.Pairs.Count().ShouldBeGreaterThan(PairsMin);

    [Fact]
    public void AlternativesAreNotMultipliedWithoutEnd()
    {
        var pair = """[{"a": ["1"]}, {"b": ["1"]}]""";
        var pattern = $"{{{string.Join(',', Enumerable.Repeat($"\"$or\": {pair}", 10))}}}";

        Should.Throw<InvalidPatternException>(() => EventPattern.Parse(pattern)).Message.ShouldStartWith("Rule is too complex");
    }

    [Fact]
    public void ArraysThatHaveNothingToDoWithEachOtherDoNotMultiply()
    {
        var names = Enumerable.Range(0, 12).Select(number => $"f{number:00}").ToArray();
        var array = string.Join(',', Enumerable.Repeat("""{"v": 1}""", 50));
        var pattern = EventPattern.Parse($"{{{string.Join(',', names.Select(name => $$"""
            "{{name}}": {"v": [{{(name == "f11" ? 2 : 1)}}]}
            """))}}}");
        using var json = JsonDocument.Parse($"{{{string.Join(',', names.Select(name => $"\"{name}\": [{array}]"))}}}");

        pattern.Matches(json.RootElement).ShouldBeFalse(); // In 50 to the power of 11 steps it would never be.
    }

    [Fact]
    public void APatternIsNotTooDeepForUs() =>
        EventPattern.Parse(string.Concat(Enumerable.Repeat("""{"a":""", 500)) + """["x"]""" + new string('}', 500)).ShouldNotBeNull();
}
