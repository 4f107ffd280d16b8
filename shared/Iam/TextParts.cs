namespace Ecommerce.Iam;

/// <summary>Finds the variables in a text: <c>${key}</c>, <c>${key, 'default'}</c> and the three escaped characters.</summary>
internal static class TextParts
{
    private const string Opening = "${";

    public static IReadOnlyList<TextPart> Read(string text, string path)
    {
        var parts = new List<TextPart>();
        var at = 0;
        for (var next = Find(text, at); next >= 0; next = Find(text, at))
        {
            AddPlain(parts, text[at..next]);
            at = next + Opening.Length;
            parts.Add(ReadVariable(text, ref at) ?? throw new PolicyFormatException(path, $"\"{text}\" has a variable that is not whole"));
        }

        AddPlain(parts, text[at..]);
        return parts;
    }

    private static int Find(string text, int from) => text.IndexOf(Opening, from, StringComparison.Ordinal);

    private static void AddPlain(List<TextPart> parts, string text)
    {
        if (text.Length > 0)
        {
            parts.Add(new PlainPart(text));
        }
    }

    private static TextPart? ReadVariable(string text, ref int at)
    {
        var rest = text.AsSpan(at);
        var end = rest.IndexOfAny(',', '}');
        if (end <= 0)
        {
            return null;
        }

        var name = rest[..end].Trim().ToString();
        if (rest[end] == '}')
        {
            at += end + 1;
            return name is "*" or "?" or "$" ? new EscapedPart(name) : name.Length > 0 ? new VariablePart(name, Default: null) : null;
        }

        var value = rest[(end + 1)..].TrimStart();
        var quote = value.Length > 0 && value[0] == '\'' ? value[1..].IndexOf('\'') : -1;
        if (quote < 0 || !value[(quote + 2)..].TrimStart().StartsWith("}"))
        {
            return null;
        }

        at = text.Length - value[(quote + 2)..].TrimStart().Length + 1;
        return new VariablePart(name, value.Slice(1, quote).ToString());
    }
}
