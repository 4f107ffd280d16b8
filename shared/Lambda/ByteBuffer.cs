using System.Buffers;

namespace Ecommerce.Lambda;

/// <summary>A growing array of bytes that is used again and again: one instance, one response at a time.</summary>
/// <param name="capacityMin">What it has room for from its first byte on.</param>
public sealed class ByteBuffer(int capacityMin = 4096) : IBufferWriter<byte>
{
    private byte[] _bytes = [];

    public int Count { get; private set; }

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Count);

    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, Count);

    /// <summary>Forgets what was written and keeps the room for it.</summary>
    public void Clear() => Count = 0;

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _bytes.Length - Count);
        Count += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(Count);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(Count);
    }

    /// <summary>Appends bytes as they are.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Count));
        Count += bytes.Length;
    }

    private void Reserve(int size)
    {
        var needed = checked(Count + Math.Max(size, 256));
        if (needed > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(Math.Max(needed, capacityMin), (int)Math.Min(2L * _bytes.Length, Array.MaxLength)));
        }
    }
}
