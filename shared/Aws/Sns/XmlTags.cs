namespace Ecommerce.Aws.Sns;

/// <summary>
/// Goes through the XML of an answer tag by tag. It is enough for what AWS's Query protocol answers, where attributes name the namespace
/// only and comments and character data do not occur, and a hundredth of System.Xml in an executable.
/// </summary>
internal ref struct XmlTags(ReadOnlySpan<byte> xml)
{
    private ReadOnlySpan<byte> _rest = xml;
    private ReadOnlySpan<byte> _tag;

    /// <summary>What stands before the tag, escaped as it is.</summary>
    public ReadOnlySpan<byte> Text { get; private set; }

    /// <summary>Goes to the next tag; false, and stays at the last, when there is none.</summary>
    /// <exception cref="InvalidDataException">A tag does not end.</exception>
    public bool Next()
    {
        if (_rest.IndexOf((byte)'<') is not (>= 0 and var open))
        {
            return false;
        }

        var length = _rest[open..].IndexOf((byte)'>');
        if (length < 0)
        {
            throw new InvalidDataException("A tag of the answer does not end");
        }

        Text = _rest[..open];
        _tag = _rest.Slice(open + 1, length - 1);
        _rest = _rest[(open + length + 1)..];
        return true;
    }

    /// <summary>Whether this begins an element of that name; one without content has no end, and so no beginning here.</summary>
    public readonly bool Starts(ReadOnlySpan<byte> name) => !_tag.EndsWith("/"u8) && NameOf(_tag).SequenceEqual(name);

    /// <summary>Whether this ends an element of that name.</summary>
    public readonly bool Ends(ReadOnlySpan<byte> name) => _tag.StartsWith("/"u8) && NameOf(_tag[1..]).SequenceEqual(name);

    private static ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> tag) =>
        tag.IndexOfAny(" \t\r\n"u8) is >= 0 and var end ? tag[..end] : tag;
}
