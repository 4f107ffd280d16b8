using System.Text.Json;

namespace Ecommerce.Local.Emulators.Patterns;

/// <summary>
/// Reads <c>anything-but</c>: of values or of a list of them, or of what one of four operators accepts.
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html#eb-filtering-anything-but
/// </summary>
internal static class AnythingButParser
{
    private const string NoList = "Inside anything but list, start|null|boolean is not supported.";
    private const string OutOfRange = "Value must be between -5.0E9 and 5.0E9, inclusive";

    public static AnythingButTest Read(ref PatternReader reader)
    {
        string? inner = null;
        if (reader.Next() == JsonTokenType.StartObject)
        {
            inner = ReadInner(ref reader);
            reader.Next();
        }

        var tests = reader.Token switch
        {
            JsonTokenType.StartArray => ReadList(ref reader, inner),
            JsonTokenType.String or JsonTokenType.Number => [ReadSingle(ref reader, inner)],
            _ => throw reader.Refuse("Value of anything-but must be an array or single string/number value."),
        };
        for (var ends = inner is null ? 1 : 2; ends > 0; ends--)
        {
            if (reader.Next() != JsonTokenType.EndObject)
            {
                throw reader.Refuse("Too many elements in numeric expression");
            }
        }

        return new(tests);
    }

    private static string ReadInner(ref PatternReader reader)
    {
        if (reader.Next() != JsonTokenType.PropertyName)
        {
            throw reader.Refuse("Anything-But expression name not found");
        }

        return reader.Text() is "equals-ignore-case" or "prefix" or "suffix" or "wildcard"
            ? reader.Text()
            : throw reader.Refuse($"Unsupported anything-but pattern: {reader.Text()}");
    }

    private static ValueTest ReadSingle(ref PatternReader reader, string? inner) => inner is null && reader.IsNumber
        ? new NumberTest(PatternNumber.Of(reader.Text()) ?? throw new InvalidPatternException(OutOfRange))
        : TestOf(ref reader, inner);

    // What is wrong inside of a list, AWS says twice where it stands.
    private static List<ValueTest> ReadList(ref PatternReader reader, string? inner)
    {
        var tests = new List<ValueTest>();
        while (reader.Next() != JsonTokenType.EndArray)
        {
            try
            {
                tests.Add(inner is null && reader.IsNumber
                    ? new NumberTest(PatternNumber.Of(reader.Text()) ?? throw new InvalidPatternException(OutOfRange))
                    : TestOf(ref reader, inner));
            }
            catch (InvalidPatternException refusal)
            {
                throw reader.Refuse(refusal.Message);
            }
        }

        var isMixed = tests.OfType<NumberTest>().Count() is var numbers && numbers > 0 && numbers < tests.Count;
        return isMixed || (inner is null && tests.Count == 0)
            ? throw reader.Refuse("Inside anything but list, either all values are number or string, mixed type is not supported")
            : tests;
    }

    private static ValueTest TestOf(ref PatternReader reader, string? inner)
    {
        if (reader.Token != JsonTokenType.String)
        {
            throw reader.Refuse(inner switch
            {
                null => NoList,
                "equals-ignore-case" => "Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.",
                "wildcard" => "wildcard match pattern must be a string",
                _ => "prefix/suffix match pattern must be a string",
            });
        }

        var text = reader.Text();
        return inner switch
        {
            null => new ExactTest(IsText: true, text),
            "equals-ignore-case" => new IgnoreCaseTest(text),
            "wildcard" => TestParser.WildcardOf(ref reader),
            _ when text.Length == 0 => throw reader.Refuse("Null prefix/suffix not allowed"),
            "prefix" => new PrefixTest(text, StringComparison.Ordinal),
            _ => new SuffixTest(text, StringComparison.Ordinal),
        };
    }
}
