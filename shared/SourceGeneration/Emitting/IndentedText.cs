using System.Text;

namespace Ecommerce.SourceGeneration.Emitting;

/// <summary>Lines of code, indented as they are nested.</summary>
internal sealed class IndentedText
{
    private const int SpacesPerLevel = 4;

    private readonly StringBuilder _text = new();
    private int _level;
    private bool _isBehindBlock;

    /// <summary>A line; behind a block an empty one comes first, unless it goes on with the block or ends the one around it.</summary>
    public void Line(string line = "")
    {
        if (_isBehindBlock && line is not ("}" or "else"))
        {
            _text.Append('\n');
        }

        _isBehindBlock = line == "}";
        _text.Append(' ', line.Length == 0 ? 0 : _level * SpacesPerLevel).Append(line).Append('\n');
    }

    /// <summary>A line with the block that belongs to it.</summary>
    public void Block(string line, Action inside)
    {
        Line(line);
        Line("{");
        _level++;
        inside();
        _level--;
        Line("}");
    }

    public override string ToString() => _text.ToString();
}
