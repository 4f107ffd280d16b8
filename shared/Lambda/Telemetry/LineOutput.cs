namespace Ecommerce.Lambda;

/// <summary>
/// Where lines go. Each is written as soon as it is said, since the process may end with the next instruction; but lines that are said
/// together go together: whoever reads them is woken once.
/// </summary>
internal sealed class LineOutput(Stream output)
{
    private readonly ByteBuffer _together = new();
    private bool _isGathering;

    /// <summary>Takes a line with its end.</summary>
    public void Write(ReadOnlySpan<byte> line)
    {
        if (_isGathering)
        {
            _together.Write(line);
        }
        else
        {
            output.Write(line);
            output.Flush();
        }
    }

    /// <summary>Writes all that is said meanwhile at once, also where something fails in between.</summary>
    public void Together(Action say)
    {
        _isGathering = true;
        try
        {
            say();
        }
        finally
        {
            _isGathering = false;
            Write(_together.Span);
            _together.Clear();
        }
    }
}
