using System.Globalization;
using System.Net;

namespace Ecommerce.Iam;

/// <summary>
/// Whether an address, IPv4 or IPv6, is in a range such as <c>203.0.113.0/24</c>; a range without length is one address.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress
/// </summary>
internal sealed class AddressTest : ValueTest
{
    private const int BitsPerByte = 8;

    private readonly byte[] _address;
    private readonly int _prefixBits;

    private AddressTest(byte[] address, int prefixBits)
    {
        _address = address;
        _prefixBits = prefixBits;
    }

    public static AddressTest? Of(PolicyValue value)
    {
        var slash = value.Text.IndexOf('/', StringComparison.Ordinal);
        if (Read(slash < 0 ? value.Text : value.Text[..slash]) is not { } address)
        {
            return null;
        }

        var bitsMax = address.Length * BitsPerByte;
        var bits = bitsMax;
        return slash < 0
            || (int.TryParse(value.Text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out bits) && bits <= bitsMax)
            ? new AddressTest(address, bits)
            : null;
    }

    public override bool Passes(string value, IReadOnlyDictionary<string, IReadOnlyList<string>> keys)
    {
        if (Read(value) is not { } address || address.Length != _address.Length)
        {
            return false;
        }

        var whole = _prefixBits / BitsPerByte;
        if (!address.AsSpan(0, whole).SequenceEqual(_address.AsSpan(0, whole)))
        {
            return false;
        }

        var left = _prefixBits % BitsPerByte;
        return left == 0 || (address[whole] ^ _address[whole]) >> (BitsPerByte - left) == 0;
    }

    // .NET also reads "1" and "0x7f.1" as IPv4 addresses; a policy has four decimal numbers.
    private static byte[]? Read(string text) => IPAddress.TryParse(text, out var address)
        && (text.Contains(':', StringComparison.Ordinal) || address.ToString() == text)
        ? address.GetAddressBytes()
        : null;
}
