using System.Text;

namespace Ecommerce.Local.Emulators.Patterns;

/// <summary>
/// A text with <c>*</c> for any characters, also none; <c>\*</c> and <c>\\</c> are the characters themselves.
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html#eb-filtering-wildcard-matching
/// </summary>
internal sealed class Wildcard
{
    private readonly IReadOnlyList<string> _pieces;

    private Wildcard(IReadOnlyList<string> pieces) => _pieces = pieces;

    /// <exception cref="FormatException">Two wildcards stand together, or a backslash escapes something else.</exception>
    public static Wildcard Parse(string text)
    {
        var pieces = new List<string>();
        var piece = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '*' when Follows(text, at, '*'):
                    throw new FormatException($"Consecutive wildcard characters at pos {PositionOf(text, at)}");
                case '*':
                    pieces.Add(piece.ToString());
                    piece.Clear();
                    break;
                case '\\' when Follows(text, at, '*') || Follows(text, at, '\\'):
                    piece.Append(text[++at]);
                    break;
                case '\\':
                    throw new FormatException($"Invalid escape character at pos {PositionOf(text, at)}");
                default:
                    piece.Append(text[at]);
                    break;
            }
        }

        return new([.. pieces, piece.ToString()]);
    }

    public bool Matches(string text)
    {
        var (first, last) = (_pieces[0], _pieces[^1]);
        if (_pieces.Count == 1)
        {
            return text == first;
        }

        if (text.Length < first.Length + last.Length
            || !text.StartsWith(first, StringComparison.Ordinal) || !text.EndsWith(last, StringComparison.Ordinal))
        {
            return false;
        }

        // Between them, each piece where it comes first: if that leaves no room for the rest, no later place does.
        var rest = text.AsSpan(first.Length, text.Length - first.Length - last.Length);
        foreach (var piece in _pieces.Skip(1).SkipLast(1))
        {
            var at = rest.IndexOf(piece, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            rest = rest[(at + piece.Length)..];
        }

        return true;
    }

    private static bool Follows(string text, int at, char next) => at + 1 < text.Length && text[at + 1] == next;

    // AWS counts bytes, and the quote before the text with them.
    private static int PositionOf(string text, int at) => Encoding.UTF8.GetByteCount(text.AsSpan(0, at)) + 1;
}
