using System.Buffers;
using System.Globalization;
using System.Text;

namespace Ecommerce.Aws;

/// <summary>Bytes that are written once and sent: grows, is emptied, and is used again.</summary>
internal sealed class ByteBuffer(int capacity) : IBufferWriter<byte>
{
    private byte[] _bytes = new byte[capacity];

    public int Count { get; private set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Count);

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Advance(int count) => Count += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(Count);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public ByteBuffer Add(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Count));
        Count += bytes.Length;
        return this;
    }

    public ByteBuffer Add(string text)
    {
        Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        Count += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(Count));
        return this;
    }

    public ByteBuffer Add(int number)
    {
        const int DigitsMax = 11;
        Reserve(DigitsMax);
        number.TryFormat(_bytes.AsSpan(Count), out var length, provider: CultureInfo.InvariantCulture);
        Count += length;
        return this;
    }

    private void Reserve(int size)
    {
        if (_bytes.Length - Count < size)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Count + size));
        }
    }
}
