using System.Text;

namespace Ecommerce.Lambda;

/// <summary>JSON pointers (RFC 6901).</summary>
internal static class JsonPointer
{
    /// <summary>
    /// The pointer to a member of what <paramref name="parent"/> points to; <c>~</c> and <c>/</c> are escaped (section 3).
    /// </summary>
    public static string Append(string parent, string name)
    {
        var escaped = name.AsSpan().ContainsAny('~', '/')
            ? name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)
            : name;
        return $"{parent}/{escaped}";
    }

    /// <summary>The pointer for the serializer's <c>JsonException.Path</c>: <c>$.items[0]['a/b']</c> is <c>/items/0/a~1b</c>.</summary>
    public static string FromPath(string? path)
    {
        StringBuilder pointer = new();
        var rest = path.AsSpan().TrimStart('$');
        while (!rest.IsEmpty)
        {
            var (name, taken) = rest[0] == '.' ? Dotted(rest) : Bracketed(rest);
            pointer.Append(Append("", name));
            rest = rest[taken..];
        }

        return pointer.ToString();
    }

    private static (string Name, int Taken) Dotted(ReadOnlySpan<char> rest)
    {
        var length = rest[1..].IndexOfAny('.', '[');
        var end = length < 0 ? rest.Length : length + 1;
        return (rest[1..end].ToString(), end);
    }

    private static (string Name, int Taken) Bracketed(ReadOnlySpan<char> rest)
    {
        var quoted = rest.StartsWith("['");
        var (open, close) = quoted ? ("['", "']") : ("[", "]");
        var length = rest.IndexOf(close);
        var end = length < open.Length ? rest.Length : length;
        return (rest[Math.Min(open.Length, end)..end].ToString(), Math.Min(rest.Length, end + close.Length));
    }
}
