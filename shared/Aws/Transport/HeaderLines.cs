namespace Ecommerce.Aws;

/// <summary>Walks over the header lines of an answer's head, which ends with an empty line.</summary>
internal ref struct HeaderLines(ReadOnlySpan<byte> head)
{
    private ReadOnlySpan<byte> _rest = head[(head.IndexOf((byte)'\n') + 1)..];

    /// <summary>False at the end. A line that is no header is passed over.</summary>
    public bool Next(out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        while (_rest.IndexOf((byte)'\n') is > 0 and var end)
        {
            var line = _rest[..end];
            _rest = _rest[(end + 1)..];
            if (line.IndexOf((byte)':') is > 0 and var colon)
            {
                name = line[..colon];
                value = line[(colon + 1)..].Trim(" \t\r"u8);
                return true;
            }
        }

        name = value = default;
        return false;
    }
}
