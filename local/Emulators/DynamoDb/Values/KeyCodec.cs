using System.Buffers.Binary;
using System.Text;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>Encodes a key value so that comparing bytes compares values: what the store sorts by.</summary>
public static class KeyCodec
{
    // Sign, two bytes of magnitude, sixteen of digits.
    private const int NumberLength = 19;
    private const byte Zero = 0x80;
    private const byte Positive = 0x81;
    private const int MagnitudeBias = 1000;

    /// <summary>Encodes a value of a key type (S, N or B).</summary>
    public static byte[] Encode(AttributeValue value) => value switch
    {
        StringValue text => Encoding.UTF8.GetBytes(text.Text),
        BinaryValue binary => binary.Bytes,
        NumberValue number => Encode(number.Number),
        _ => throw new ArgumentException($"A key cannot be of type {value.Type}", nameof(value)),
    };

    /// <summary>Compares two values of one key type as the service orders them.</summary>
    public static int Compare(AttributeValue left, AttributeValue right) => (left, right) switch
    {
        (NumberValue a, NumberValue b) => a.Number.CompareTo(b.Number),
        _ => Encode(left).AsSpan().SequenceCompareTo(Encode(right)),
    };

    /// <summary>The least key above every key that starts with a prefix; null when there is none.</summary>
    public static byte[]? After(ReadOnlySpan<byte> prefix)
    {
        var last = prefix.LastIndexOfAnyExcept((byte)0xFF);
        if (last < 0)
        {
            return null;
        }

        var after = prefix[..(last + 1)].ToArray();
        after[last]++;
        return after;
    }

    private static byte[] Encode(DynamoNumber number)
    {
        var bytes = new byte[NumberLength];
        bytes[0] = number.IsZero ? Zero : Positive;
        if (number.IsZero)
        {
            return bytes;
        }

        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(1), (ushort)(number.Magnitude + MagnitudeBias));
        BinaryPrimitives.WriteUInt128BigEndian(bytes.AsSpan(3), number.Fraction);
        if (number.IsNegative)
        {
            // The larger a negative number's digits the smaller it is: every byte turns around, the sign's with them.
            for (var i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)~bytes[i];
            }
        }

        return bytes;
    }
}
