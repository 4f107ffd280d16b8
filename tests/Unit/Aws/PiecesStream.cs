namespace Ecommerce.Tests.Unit.Aws;

/// <summary>A network that delivers in just these pieces, each in a read of its own (or more, if the reader asks for less).</summary>
internal sealed class PiecesStream(IReadOnlyList<byte[]> pieces) : MemoryStream
{
    private readonly Queue<byte[]> _pieces = new(pieces);
    private ArraySegment<byte> _current = [];

    public override int Read(Span<byte> buffer)
    {
        if (_current.Count == 0)
        {
            _current = _pieces.TryDequeue(out var next) ? next : [];
        }

        var count = Math.Min(buffer.Length, _current.Count);
        _current[..count].AsSpan().CopyTo(buffer);
        _current = _current[count..];
        return count;
    }
}
