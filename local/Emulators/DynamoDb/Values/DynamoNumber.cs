using System.Globalization;
using System.Numerics;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>
/// An exact decimal of at most 38 significant digits, the only number DynamoDB knows. 38 digits fit 128 bits, so a number is a
/// sign, its digits without trailing zeros, and a power of ten.
/// </summary>
public readonly struct DynamoNumber : IEquatable<DynamoNumber>, IComparable<DynamoNumber>
{
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html#HowItWorks.DataTypes.Number
    public const int DigitsMax = 38;
    private const int LeadingPowerMax = 125;
    private const int LeadingPowerMin = -130;
    private const int SecondsDigitsMax = 15;

    private readonly UInt128 _digits;
    private readonly short _exponent;
    private readonly byte _digitCount;
    private readonly bool _negative;

    private DynamoNumber(bool negative, UInt128 digits, int digitCount, int exponent)
    {
        _negative = negative;
        _digits = digits;
        _digitCount = (byte)digitCount;
        _exponent = (short)exponent;
    }

    public bool IsZero => _digitCount == 0;

    public bool IsNegative => _negative;

    /// <summary>How many significant digits it has: what its stored size depends on.</summary>
    public int DigitCount => _digitCount;

    /// <summary>The power of ten just above the first digit: 1 for 1 to 9, 0 for 0.1 to 0.9.</summary>
    internal int Magnitude => _exponent + _digitCount;

    /// <summary>The digits as a fraction of 10^38, so that numbers of one magnitude compare as integers.</summary>
    internal UInt128 Fraction => _digits * s_powers[DigitsMax - _digitCount];

    private static readonly UInt128[] s_powers = Powers();

    /// <summary>Reads a client's text, or refuses it in AWS's words.</summary>
    public static DynamoNumber Parse(string text)
    {
        var scan = new NumberText(text);
        if (!scan.TryRead())
        {
            throw DynamoException.Validation(text.Length == 0
                ? "The parameter cannot be converted to a numeric value"
                : $"The parameter cannot be converted to a numeric value: {text}");
        }

        return Create(scan.Negative, scan.Digits, scan.DigitCount, scan.Exponent);
    }

    public static DynamoNumber operator +(DynamoNumber left, DynamoNumber right) => Sum(left, right.Signed, right._exponent);

    public static DynamoNumber operator -(DynamoNumber left, DynamoNumber right) => Sum(left, -right.Signed, right._exponent);

    public static bool operator ==(DynamoNumber left, DynamoNumber right) => left.Equals(right);

    public static bool operator !=(DynamoNumber left, DynamoNumber right) => !left.Equals(right);

    public static bool operator <(DynamoNumber left, DynamoNumber right) => left.CompareTo(right) < 0;

    public static bool operator >(DynamoNumber left, DynamoNumber right) => left.CompareTo(right) > 0;

    public static bool operator <=(DynamoNumber left, DynamoNumber right) => left.CompareTo(right) <= 0;

    public static bool operator >=(DynamoNumber left, DynamoNumber right) => left.CompareTo(right) >= 0;

    public static DynamoNumber FromInteger(long value) => FromBig(value, exponent: 0);

    /// <summary>Whole seconds of a moment in time, rounded down; null where no calendar has that moment.</summary>
    internal long? ToSeconds() => Magnitude > SecondsDigitsMax
        ? null
        : (long)Math.Floor(decimal.Parse(ToString(), CultureInfo.InvariantCulture));

    public int CompareTo(DynamoNumber other)
    {
        var signs = Sign.CompareTo(other.Sign);
        if (signs != 0 || IsZero)
        {
            return signs;
        }

        var sizes = Magnitude.CompareTo(other.Magnitude);
        var ascending = sizes != 0 ? sizes : Fraction.CompareTo(other.Fraction);
        return _negative ? -ascending : ascending;
    }

    public bool Equals(DynamoNumber other) =>
        _negative == other._negative && _exponent == other._exponent && _digits == other._digits;

    public override bool Equals(object? obj) => obj is DynamoNumber other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_negative, _digits, _exponent);

    /// <summary>Plain notation without needless zeros, as the service answers.</summary>
    public override string ToString()
    {
        if (IsZero)
        {
            return "0";
        }

        var sign = _negative ? "-" : "";
        var digits = _digits.ToString(CultureInfo.InvariantCulture);
        if (_exponent >= 0)
        {
            return sign + digits + new string('0', _exponent);
        }

        var point = digits.Length + _exponent;
        return point > 0
            ? $"{sign}{digits.AsSpan(0, point)}.{digits.AsSpan(point)}"
            : $"{sign}0.{new string('0', -point)}{digits}";
    }

    private int Sign => IsZero ? 0 : _negative ? -1 : 1;

    private BigInteger Signed => _negative ? -(BigInteger)_digits : _digits;

    private static DynamoNumber Sum(DynamoNumber left, BigInteger right, int rightExponent)
    {
        var common = Math.Min(left._exponent, rightExponent);
        var sum = left.Signed * BigInteger.Pow(10, left._exponent - common) + right * BigInteger.Pow(10, rightExponent - common);
        return FromBig(sum, common);
    }

    private static DynamoNumber FromBig(BigInteger value, int exponent)
    {
        var digits = BigInteger.Abs(value);
        while (!digits.IsZero)
        {
            var (quotient, rest) = BigInteger.DivRem(digits, 10);
            if (!rest.IsZero)
            {
                break;
            }

            digits = quotient;
            exponent++;
        }

        var count = digits.IsZero ? 0 : digits.ToString(CultureInfo.InvariantCulture).Length;
        return Create(value.Sign < 0, count <= DigitsMax ? (UInt128)digits : 0, count, exponent);
    }

    private static DynamoNumber Create(bool negative, UInt128 digits, int digitCount, int exponent)
    {
        if (digitCount == 0)
        {
            return default;
        }

        var leadingPower = exponent + digitCount - 1;
        return leadingPower switch
        {
            > LeadingPowerMax => throw DynamoException.Validation(
                "Number overflow. Attempting to store a number with magnitude larger than supported range"),
            < LeadingPowerMin => throw DynamoException.Validation(
                "Number underflow. Attempting to store a number with magnitude smaller than supported range"),
            _ when digitCount > DigitsMax => throw DynamoException.Validation(
                "Attempting to store more than 38 significant digits in a Number"),
            _ => new DynamoNumber(negative, digits, digitCount, exponent),
        };
    }

    private static UInt128[] Powers()
    {
        var powers = new UInt128[DigitsMax + 1];
        powers[0] = UInt128.One;
        for (var i = 1; i < powers.Length; i++)
        {
            powers[i] = powers[i - 1] * 10;
        }

        return powers;
    }
}
