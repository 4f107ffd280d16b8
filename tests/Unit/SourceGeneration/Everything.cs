using System.Text.Json.Serialization;
using Ecommerce.Contracts;
using Ecommerce.Kernel;

namespace Ecommerce.Tests.Unit.SourceGeneration;

// Types that have one of everything that can be written.
[JsonConverter(typeof(WordConverter<Grade>))]
public enum Grade
{
    [JsonStringEnumMemberName("very good/1st")]
    VeryGood = 1,

    Plain = -1,

    @new,
}

public abstract class Ground
{
    public string? First { get; init; }

    public virtual int Overridden { get; init; }

    [JsonIgnore]
    public virtual string? HiddenBelow { get; init; }

    public virtual string? HiddenAbove { get; init; }
}

public class Middle : Ground
{
    public long Second { get; init; }

    public override int Overridden { get; init; }

    public override string? HiddenBelow { get; init; }
}

public sealed class Top : Middle
{
    public decimal Third { get; init; }

    [JsonIgnore]
    public override string? HiddenAbove { get; init; }
}

public record struct Pair<TLeft, TRight>(TLeft Left, TRight Right);

public sealed record Leaves(
    string Text, string? MaybeText, bool Flag, bool? MaybeFlag, int Whole, int? MaybeWhole, long Long, decimal Exact, decimal? MaybeExact,
    DateTimeOffset At, DateTimeOffset? MaybeAt, ProductId Id, ProductId? MaybeId, Grade Grade, Grade? MaybeGrade, Money Price,
    Money? MaybePrice, Top Top, Ground? Ground);

public sealed record Held(
    string[] Array, List<long> List, IList<Money?> Optionals, IReadOnlyList<IReadOnlyList<Grade>> Nested, DateTimeOffset?[] Moments,
    Dictionary<string, Money> Map, IDictionary<string, string?> Texts, IReadOnlyDictionary<string, IReadOnlyList<Top?>> Deep,
    IReadOnlyDictionary<string, ProductId?> Ids, Page<Pair<string, int?>> Page, Pair<bool[], Page<string>>? Pair);

public sealed record Named
{
    public static string Static => "left out";

    [JsonPropertyName("called-otherwise $1")]
    public string? Name { get; init; }

    [JsonIgnore]
    public object Ignored => this;

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public Money? Always { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public IReadOnlyList<string>? AlwaysListed { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public DateTimeOffset? AlwaysAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Grade? Grade { get; init; }

    public string? URLOfIt { get; init; }

    public string? @class { get; init; }

    public string? Value { get; init; }

    public string? Json { get; init; }

    public string? JsonMember { get; init; }

    public int? _ { get; init; }

    public string Made => $"{Name}!";

    public string WriteOnly { init => Json = value; }

    public bool HalfPublic { internal get; init; }

    internal string Internal => $"{Name} is left out";

    public char this[int index] => Made[index];
}

internal sealed record ForTheAssembly(int Whole);

[WritesJson(typeof(Leaves))]
[WritesJson(typeof(Held))]
[WritesJson(typeof(Named))]
[WritesJson(typeof(Top))]
[WritesJson(typeof(Pair<string, Grade?>))]
[WritesJson(typeof(IReadOnlyList<Leaves>))]
[WritesJson(typeof(IReadOnlyDictionary<string, Held>))]
public static partial class EverythingWriter;

[WritesJson(typeof(ForTheAssembly))]
public static partial class EverythingWriter;
