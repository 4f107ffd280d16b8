using System.Numerics;
using Ecommerce.Local.Emulators.DynamoDb;
using FsCheck.Xunit;

namespace Ecommerce.Tests.Unit.DynamoDb;

public sealed class NumberTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0.00", "0")]
    [InlineData("007", "7")]
    [InlineData("+1.50", "1.5")]
    [InlineData("1e3", "1000")]
    [InlineData("1.23E-2", "0.0123")]
    [InlineData("-.5", "-0.5")]
    [InlineData("99999999999999999999999999999999999999", "99999999999999999999999999999999999999")]
    [InlineData("100000000000000000000000000000000000000000", "100000000000000000000000000000000000000000")]
    [InlineData("0.00000000000000000000000000000000000001", "0.00000000000000000000000000000000000001")]
    public void ANumberIsAnsweredInPlainNotationWithoutNeedlessZeros(string text, string canonical) =>
        DynamoNumber.Parse(text).ToString().ShouldBe(canonical);

    [Theory]
    [InlineData("9.99e125")]
    [InlineData("-1e-130")]
    public void TheEdgesOfTheRangeAreNumbers(string text) => DynamoNumber.Parse(text).IsZero.ShouldBeFalse();

    [Theory]
    [InlineData("1e126", "Number overflow. Attempting to store a number with magnitude larger than supported range")]
    [InlineData("-1e-131", "Number underflow. Attempting to store a number with magnitude smaller than supported range")]
    [InlineData("1.00000000000000000000000000000000000001", "Attempting to store more than 38 significant digits in a Number")]
    [InlineData("1e99999999999", "Number overflow. Attempting to store a number with magnitude larger than supported range")]
    [InlineData("", "The parameter cannot be converted to a numeric value")]
    [InlineData("1 2", "The parameter cannot be converted to a numeric value: 1 2")]
    [InlineData("1e", "The parameter cannot be converted to a numeric value: 1e")]
    [InlineData(".", "The parameter cannot be converted to a numeric value: .")]
    [InlineData("NaN", "The parameter cannot be converted to a numeric value: NaN")]
    public void WhatIsNotSuchANumberIsRefused(string text, string words) =>
        Should.Throw<DynamoException>(() => DynamoNumber.Parse(text)).Message.ShouldBe(words);

    [Property(MaxTest = 1000)]
    public void SumsAndDifferencesAreExact(decimal left, decimal right)
    {
        // A reference of integers: both scaled by 10^28, the finest that decimal knows.
        var (a, b) = (Scaled(left), Scaled(right));
        Check(() => DynamoNumber.Parse(Text(left)) + DynamoNumber.Parse(Text(right)), a + b);
        Check(() => DynamoNumber.Parse(Text(left)) - DynamoNumber.Parse(Text(right)), a - b);

        static void Check(Func<DynamoNumber> actual, BigInteger expected)
        {
            var digits = BigInteger.Abs(expected).ToString().TrimEnd('0').Length;
            if (digits > DynamoNumber.DigitsMax)
            {
                Should.Throw<DynamoException>(() => actual());
            }
            else
            {
                Scaled(actual().ToString()).ShouldBe(expected);
            }
        }
    }

    [Property(MaxTest = 1000)]
    public void OrderIsNumericAndSoIsTheOrderOfKeys(decimal left, decimal right, sbyte power)
    {
        var exponent = power / 2;
        var a = DynamoNumber.Parse($"{Text(left)}e{exponent}");
        var b = DynamoNumber.Parse($"{Text(right)}e{exponent}");

        a.CompareTo(b).ShouldBe(left.CompareTo(right));
        a.Equals(b).ShouldBe(left == right);
        Math.Sign(KeyCodec.Encode(new NumberValue(a)).AsSpan().SequenceCompareTo(KeyCodec.Encode(new NumberValue(b))))
            .ShouldBe(left.CompareTo(right));
    }

    [Property]
    public void TheAnsweredTextIsTheSameNumber(decimal value, sbyte power)
    {
        var number = DynamoNumber.Parse($"{Text(value)}E{power / 2}");

        DynamoNumber.Parse(number.ToString()).ShouldBe(number);
    }

    private static string Text(decimal value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static BigInteger Scaled(decimal value) => Scaled(Text(value));

    private static BigInteger Scaled(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var fraction = point < 0 ? "" : text[(point + 1)..];
        var digits = point < 0 ? text : text.Remove(point, 1);
        return BigInteger.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) * BigInteger.Pow(10, 28 - fraction.Length);
    }
}
