namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>The checksum of <c>x-amz-crc32</c>, which SDKs verify; eight bytes a step, since pages are up to 1 MB.</summary>
public static class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private const int Stride = 8;
    private static readonly uint[][] s_tables = Tables();

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        for (; bytes.Length >= Stride; bytes = bytes[Stride..])
        {
            crc = s_tables[7][(byte)(bytes[0] ^ crc)] ^ s_tables[6][(byte)(bytes[1] ^ (crc >> 8))]
                ^ s_tables[5][(byte)(bytes[2] ^ (crc >> 16))] ^ s_tables[4][(byte)(bytes[3] ^ (crc >> 24))]
                ^ s_tables[3][bytes[4]] ^ s_tables[2][bytes[5]] ^ s_tables[1][bytes[6]] ^ s_tables[0][bytes[7]];
        }

        foreach (var value in bytes)
        {
            crc = s_tables[0][(byte)(value ^ crc)] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint[][] Tables()
    {
        var tables = new uint[Stride][];
        for (var t = 0; t < Stride; t++)
        {
            tables[t] = new uint[256];
            for (var i = 0u; i < 256; i++)
            {
                tables[t][i] = t == 0 ? Remainder(i) : tables[0][(byte)tables[t - 1][i]] ^ (tables[t - 1][i] >> 8);
            }
        }

        return tables;
    }

    private static uint Remainder(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 0 ? value >> 1 : Polynomial ^ (value >> 1);
        }

        return value;
    }
}
