using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Ecommerce.Local.Emulators.Patterns;

/// <summary>
/// Reads a pattern's JSON token by token, and knows where it is, since EventBridge's refusals say so: behind a number, a word or a
/// bracket, behind the opening quote of a text whose content was not asked for, and behind the token that follows a name.
/// </summary>
internal ref struct PatternReader
{
    private const int DepthMax = 1_000;

    private readonly string _source;
    private readonly ReadOnlySpan<byte> _utf8;
    private Utf8JsonReader _json;
    private bool _isTextTaken;

    public PatternReader(string source)
    {
        _source = source;
        _utf8 = Encoding.UTF8.GetBytes(source);
        _json = new(_utf8, new JsonReaderOptions { MaxDepth = DepthMax });
    }

    public readonly JsonTokenType Token => _json.TokenType;

    public readonly bool IsNumber => Token == JsonTokenType.Number;

    public JsonTokenType Next()
    {
        try
        {
            _isTextTaken = false;
            _json.Read();
            return _json.TokenType;
        }
        catch (JsonException error)
        {
            throw Malformed(error);
        }
    }

    /// <summary>What a text means; of any other token, how it is written.</summary>
    public string Text()
    {
        _isTextTaken = true;
        return Token is JsonTokenType.String or JsonTokenType.PropertyName
            ? _json.GetString()!
            : Encoding.UTF8.GetString(_json.ValueSpan);
    }

    public readonly InvalidPatternException Refuse(string reason) => new(reason + Place(Offset()));

    private readonly int Offset()
    {
        var at = _json;
        var isTextTaken = _isTextTaken;
        if (Token == JsonTokenType.PropertyName)
        {
            try
            {
                (_, isTextTaken) = (at.Read(), false);
            }
            catch (JsonException)
            {
                return (int)_json.BytesConsumed; // What follows is no JSON; the refusal is about what stands here.
            }
        }

        return (int)(at.TokenType == JsonTokenType.String && !isTextTaken ? at.TokenStartIndex + 1 : at.BytesConsumed);
    }

    private readonly string Place(int offset)
    {
        var before = Encoding.UTF8.GetString(_utf8[..offset]);
        var line = before.Count(letter => letter == '\n') + 1;
        var column = before.Length - (before.LastIndexOf('\n') + 1) + 1;
        return string.Create(
            CultureInfo.InvariantCulture, $"\n at [Source: (String)\"{_source}\"; line: {line}, column: {column}]");
    }

    private readonly InvalidPatternException Malformed(JsonException error)
    {
        var lines = Encoding.UTF8.GetString(_utf8).Split('\n');
        var start = lines.Take((int)(error.LineNumber ?? 0)).Sum(line => Encoding.UTF8.GetByteCount(line) + 1);
        var offset = Math.Min(start + (int)(error.BytePositionInLine ?? 0), _utf8.Length);
        while (offset > 0 && char.IsAsciiLetter((char)_utf8[offset - 1]))
        {
            offset--; // To the start of a word that began as "true", "false" or "null" do.
        }

        var rest = Encoding.UTF8.GetString(_utf8[offset..]);
        if (rest.Length == 0)
        {
            return new("Unexpected end-of-input" + Place(offset));
        }

        var word = string.Concat(rest.TakeWhile(char.IsLetterOrDigit));
        return word.Length > 0
            ? new($"Unrecognized token '{word}': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')"
                + Place(offset + Encoding.UTF8.GetByteCount(word)))
            : new($"Unexpected character ('{rest[0]}' (code {(int)rest[0]})): was expecting double-quote to start field name"
                + Place(offset));
    }
}
