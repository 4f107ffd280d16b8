namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>What a piece of an expression is.</summary>
internal enum TokenKind
{
    Name,
    NamePlaceholder,
    ValuePlaceholder,
    Integer,
    Symbol,
    End,
}

/// <summary>One piece of an expression and where it stands.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, int End)
{
    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    /// <summary>Keywords are written in any case.</summary>
    public bool IsWord(string word) => Kind == TokenKind.Name && Text.Equals(word, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Cuts an expression into tokens. A character that fits nowhere is a symbol of its own, which no rule accepts.</summary>
internal static class Lexer
{
    public static List<Token> Read(string text)
    {
        var tokens = new List<Token>();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var (kind, length) = Next(text.AsSpan(at));
            tokens.Add(new Token(kind, text.Substring(at, length), at, at + length));
            at += length;
        }

        tokens.Add(new Token(TokenKind.End, "<EOF>", text.Length, text.Length));
        return tokens;
    }

    /// <summary>
    /// Operators and functions, for the bound on them. An assignment's <c>=</c> is none, and neither is the AND that belongs to a BETWEEN.
    /// </summary>
    public static int CountOperators(IReadOnlyList<Token> tokens, bool isUpdate)
    {
        var count = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            count += token.Kind switch
            {
                TokenKind.Symbol when token.Text == "=" => isUpdate ? 0 : 1,
                TokenKind.Symbol => token.Text is "<>" or "<" or "<=" or ">" or ">=" or "+" or "-" ? 1 : 0,
                TokenKind.Name when token.IsWord("BETWEEN") => 0,
                TokenKind.Name when token.IsWord("AND") || token.IsWord("OR") || token.IsWord("NOT") || token.IsWord("IN") => 1,
                TokenKind.Name => tokens[i + 1].Is("(") ? 1 : 0,
                _ => 0,
            };
        }

        return count;
    }

    private static (TokenKind Kind, int Length) Next(ReadOnlySpan<char> text) => text[0] switch
    {
        '#' when WordLength(text[1..]) > 0 => (TokenKind.NamePlaceholder, 1 + WordLength(text[1..])),
        ':' when WordLength(text[1..]) > 0 => (TokenKind.ValuePlaceholder, 1 + WordLength(text[1..])),
        '<' when text.StartsWith("<=") || text.StartsWith("<>") => (TokenKind.Symbol, 2),
        '>' when text.StartsWith(">=") => (TokenKind.Symbol, 2),
        >= '0' and <= '9' => (TokenKind.Integer, DigitsLength(text)),
        // An attribute name that starts otherwise, such as `_id`, needs a placeholder.
        var first when char.IsAsciiLetter(first) => (TokenKind.Name, WordLength(text)),
        _ => (TokenKind.Symbol, 1),
    };

    private static int WordLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] == '_'))
        {
            length++;
        }

        return length;
    }

    private static int DigitsLength(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }
}
