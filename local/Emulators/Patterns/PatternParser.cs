using System.Collections.Frozen;
using System.Text.Json;
using Tests = System.Collections.Generic.Dictionary<
    string, System.Collections.Generic.IReadOnlyList<Ecommerce.Local.Emulators.Patterns.ValueTest>>;

namespace Ecommerce.Local.Emulators.Patterns;

/// <summary>
/// Reads a pattern's objects and its <c>$or</c>, which it multiplies out: the result is a list of cases, each of which suffices. Words of
/// refusal are those of EventBridge's own open-sourced matcher: https://github.com/aws/event-ruler
/// </summary>
internal static class PatternParser
{
    private const string Or = "$or";

    /// <summary>What the combinations of a pattern's <c>$or</c> may come to.</summary>
    private const int CasesMax = 1_000;

    // Inside of $or, a name that is an operator, or may become one, is more likely a mistake than a field.
    private static readonly FrozenSet<string> s_reservedInOr = FrozenSet.Create(
        StringComparer.Ordinal, "exactly", "equals-ignore-case", "prefix", "suffix", "anything-but", "exists", "wildcard", "numeric",
        "cidr", "=", "<", "<=", ">", ">=", "regex", "not-wildcard", "not-equals-ignore-case", "date-after", "date-on-or-after",
        "date-before", "date-on-or-before", "in-date-range", "ip-address-in-range", "ip-address-not-in-range");

    public static IReadOnlyList<Tests> Parse(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new InvalidPatternException("Filter is not an object");
        }

        var reader = new PatternReader(text);
        if (reader.Next() != JsonTokenType.StartObject)
        {
            throw reader.Refuse("Filter is not an object");
        }

        var cases = new List<Tests>();
        ReadObject(ref reader, cases, path: "", isInOr: false);
        return cases;
    }

    private static void ReadObject(ref PatternReader reader, List<Tests> cases, string path, bool isInOr)
    {
        var isEmpty = true;
        while (reader.Next() != JsonTokenType.EndObject)
        {
            isEmpty = false;
            ReadMember(ref reader, cases, path, isInOr);
        }

        if (isEmpty)
        {
            throw reader.Refuse("Empty objects are not allowed");
        }
    }

    private static void ReadMember(ref PatternReader reader, List<Tests> cases, string path, bool isInOr)
    {
        var name = reader.Text();
        if (name == Or)
        {
            ReadOr(ref reader, cases, path);
            return;
        }

        if (isInOr && s_reservedInOr.Contains(name))
        {
            throw reader.Refuse($"{name} is Ruler reserved fieldName which cannot be used inside {Or}.");
        }

        var whole = path.Length == 0 ? name : $"{path}.{name}";
        switch (reader.Next())
        {
            case JsonTokenType.StartObject:
                ReadObject(ref reader, cases, whole, isInOr);
                break;
            case JsonTokenType.StartArray:
                Put(cases, whole, TestParser.ReadArray(ref reader));
                break;
            default:
                throw reader.Refuse($"\"{name}\" must be an object or an array");
        }
    }

    private static void ReadOr(ref PatternReader reader, List<Tests> cases, string path)
    {
        if (reader.Next() != JsonTokenType.StartArray)
        {
            throw reader.Refuse($"It must be an Array followed with {Or}.");
        }

        Tests[] before = cases.Count == 0 ? [[]] : [.. cases];
        cases.Clear();
        var count = 0;
        while (reader.Next() != JsonTokenType.EndArray)
        {
            count++;
            if (reader.Token != JsonTokenType.StartObject)
            {
                throw reader.Refuse($"Only JSON object is allowed in array of {Or} relationship.");
            }

            List<Tests> branch = [.. before.Select(tests => new Tests(tests, StringComparer.Ordinal))];
            ReadObject(ref reader, branch, path, isInOr: true);
            cases.AddRange(branch);
            Limit(cases);
        }

        if (count < 2)
        {
            throw reader.Refuse($"There must have at least 2 Objects in {Or} relationship.");
        }
    }

    private static void Limit(List<Tests> cases)
    {
        if (cases.Count > CasesMax)
        {
            throw new InvalidPatternException("Rule is too complex - try using fewer combinations of $or");
        }
    }

    // The same path again replaces what stood there, as the later of two names in JSON does.
    private static void Put(List<Tests> cases, string path, IReadOnlyList<ValueTest> tests)
    {
        if (cases.Count == 0)
        {
            cases.Add(new(StringComparer.Ordinal));
        }

        cases.ForEach(one => one[path] = tests);
    }
}
