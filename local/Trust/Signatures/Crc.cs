namespace Ecommerce.Local.Trust.Signatures;

/// <summary>A reflected cyclic redundancy check of 32 or 64 bits, by table; the result is in network order, as S3 writes it.</summary>
internal sealed class Crc
{
    private readonly ulong[] _table = new ulong[256];
    private readonly int _bits;

    /// <param name="polynomial">Its bits in reverse.</param>
    public Crc(int bits, ulong polynomial)
    {
        _bits = bits;
        for (var i = 0; i < _table.Length; i++)
        {
            var remainder = (ulong)i;
            for (var bit = 0; bit < 8; bit++)
            {
                remainder = (remainder & 1) == 0 ? remainder >> 1 : polynomial ^ (remainder >> 1);
            }

            _table[i] = remainder;
        }
    }

    public byte[] Of(ReadOnlySpan<byte> bytes)
    {
        var ones = ulong.MaxValue >> (64 - _bits);
        var crc = ones;
        foreach (var value in bytes)
        {
            crc = _table[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        crc ^= ones;
        var result = new byte[_bits / 8];
        for (var i = 0; i < result.Length; i++)
        {
            result[^(i + 1)] = (byte)(crc >> (8 * i));
        }

        return result;
    }
}
