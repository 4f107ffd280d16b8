using System.Text.Json;

namespace Ecommerce.Local.Emulators.Patterns;

/// <summary>Reads the array at a leaf of a pattern: values, and objects with one operator each.</summary>
internal static class TestParser
{
    public static IReadOnlyList<ValueTest> ReadArray(ref PatternReader reader)
    {
        var tests = new List<ValueTest>();
        while (reader.Next() != JsonTokenType.EndArray)
        {
            switch (reader.Token)
            {
                case JsonTokenType.StartObject:
                    tests.Add(ReadOperator(ref reader));
                    break;
                case JsonTokenType.StartArray:
                    throw reader.Refuse("Match value must be String, number, true, false, or null");
                default:
                    AddValue(ref reader, tests);
                    break;
            }
        }

        return tests.Count > 0 ? tests : throw reader.Refuse("Empty arrays are not allowed");
    }

    // A number beyond what is compared, an account's id for one, matches as it is written.
    private static void AddValue(ref PatternReader reader, List<ValueTest> tests)
    {
        var (isText, text) = (reader.Token == JsonTokenType.String, reader.Text());
        if (isText && Addresses.Find(text) is { } address)
        {
            tests.Add(new AddressTest(address));
            return;
        }

        if (reader.IsNumber && PatternNumber.Of(text) is { } number)
        {
            tests.Add(new NumberTest(number));
        }

        tests.Add(new ExactTest(isText, text));
    }

    private static ValueTest ReadOperator(ref PatternReader reader)
    {
        if (reader.Next() != JsonTokenType.PropertyName)
        {
            throw reader.Refuse("Match expression name not found");
        }

        var name = reader.Text();
        return name switch
        {
            "prefix" => ReadAffix(ref reader, name, (text, comparison) => new PrefixTest(text, comparison)),
            "suffix" => ReadAffix(ref reader, name, (text, comparison) => new SuffixTest(text, comparison)),
            "exactly" => ReadOne(ref reader, "exact match pattern must be a string", text => new ExactTest(IsText: true, text)),
            "equals-ignore-case" =>
                ReadOne(ref reader, "equals-ignore-case match pattern must be a string", text => new IgnoreCaseTest(text)),
            "wildcard" => ReadWildcard(ref reader),
            "cidr" => ReadOne(ref reader, "prefix match pattern must be a string", text => new CidrTest(Cidr.Parse(text))),
            "exists" => ReadExists(ref reader),
            "numeric" => NumericParser.Read(ref reader),
            "anything-but" => AnythingButParser.Read(ref reader),
            _ => throw Unrecognized(ref reader, name),
        };
    }

    private static InvalidPatternException Unrecognized(ref PatternReader reader, string name) =>
        reader.Refuse($"Unrecognized match type {name}");

    private static ValueTest ReadOne(ref PatternReader reader, string refusal, Func<string, ValueTest> test)
    {
        if (reader.Next() != JsonTokenType.String)
        {
            throw reader.Refuse(refusal);
        }

        var read = test(reader.Text());
        End(ref reader);
        return read;
    }

    private static ValueTest ReadAffix(ref PatternReader reader, string name, Func<string, StringComparison, ValueTest> test)
    {
        switch (reader.Next())
        {
            case JsonTokenType.String:
                var plain = test(reader.Text(), StringComparison.Ordinal);
                End(ref reader);
                return plain;
            case JsonTokenType.StartObject:
                break;
            default:
                throw reader.Refuse($"{name} match pattern must be a string");
        }

        if (reader.Next() != JsonTokenType.PropertyName)
        {
            throw reader.Refuse($"{(name == "prefix" ? "Prefix" : "Suffix")} expression name not found");
        }

        if (reader.Text() is var inner && inner != "equals-ignore-case")
        {
            throw reader.Refuse($"Unsupported {name} pattern: {inner}");
        }

        var ignoring = ReadOne(
            ref reader, "equals-ignore-case match pattern must be a string", text => test(text, StringComparison.OrdinalIgnoreCase));
        End(ref reader);
        return ignoring;
    }

    private static WildcardTest ReadWildcard(ref PatternReader reader)
    {
        if (reader.Next() != JsonTokenType.String)
        {
            throw reader.Refuse("wildcard match pattern must be a string");
        }

        var test = WildcardOf(ref reader);
        End(ref reader);
        return test;
    }

    public static WildcardTest WildcardOf(ref PatternReader reader)
    {
        var text = reader.Text();
        try
        {
            return new(Wildcard.Parse(text));
        }
        catch (FormatException error)
        {
            throw reader.Refuse(error.Message);
        }
    }

    private static ValueTest ReadExists(ref PatternReader reader)
    {
        ValueTest test = reader.Next() switch
        {
            JsonTokenType.True => new PresentTest(),
            JsonTokenType.False => new AbsentTest(),
            _ => throw reader.Refuse("exists match pattern must be either true or false."),
        };
        End(ref reader);
        return test;
    }

    private static void End(ref PatternReader reader)
    {
        if (reader.Next() != JsonTokenType.EndObject)
        {
            throw reader.Refuse("Only one key allowed in match expression");
        }
    }
}
