using System.Globalization;
using System.Net;

namespace Ecommerce.Local.Emulators.Patterns;

/// <summary>IP addresses in the two forms that EventBridge reads: four decimal numbers, or hexadecimal ones with colons.</summary>
internal static class Addresses
{
    public static IPAddress? Find(string text) =>
        text.Contains(':', StringComparison.Ordinal) ? FindV6(text) : FindV4(text);

    private static IPAddress? FindV6(string text) =>
        text.All(letter => letter == ':' || char.IsAsciiHexDigit(letter)) && IPAddress.TryParse(text, out var address) ? address : null;

    // Not by IPAddress, to which a leading zero means an octal number.
    private static IPAddress? FindV4(string text)
    {
        var parts = text.Split('.', 5);
        var bytes = new byte[4];
        for (var at = 0; at < bytes.Length; at++)
        {
            if (parts.Length != bytes.Length || !byte.TryParse(parts[at], NumberStyles.None, CultureInfo.InvariantCulture, out bytes[at]))
            {
                return null;
            }
        }

        return new(bytes);
    }
}
