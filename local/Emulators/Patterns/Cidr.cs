using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Ecommerce.Local.Emulators.Patterns;

/// <summary>Reads a range of IP addresses. EventBridge's refusals of one do not say where in the pattern it stands.</summary>
internal static class Cidr
{
    public static IPNetwork Parse(string text)
    {
        if (text.Split('/') is not [var ip, var mask])
        {
            throw new InvalidPatternException("Malformed CIDR, one '/' required");
        }

        if (!int.TryParse(mask, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var bits))
        {
            throw new InvalidPatternException("Malformed CIDR, mask bits must be an integer");
        }

        if (bits < 0)
        {
            throw new InvalidPatternException("Malformed CIDR, mask bits must not be negative");
        }

        var address = Addresses.Find(ip) ?? throw new InvalidPatternException($"Nonstandard IP address: {ip}");
        var (family, bitsMax) = address.AddressFamily == AddressFamily.InterNetwork ? ("IPv4", 32) : ("IPv6", 128);
        return bits < bitsMax
            ? new(Base(address, bits), bits)
            : throw new InvalidPatternException($"{family} mask bits must be < {bitsMax}");
    }

    // AWS takes any address of the range for it, .NET only the first.
    private static IPAddress Base(IPAddress address, int bits)
    {
        var bytes = address.GetAddressBytes();
        for (var bit = bits; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        }

        return new(bytes);
    }
}
