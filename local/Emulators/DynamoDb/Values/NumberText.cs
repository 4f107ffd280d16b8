namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>Reads the text of a number digit by digit, so that no zero is counted as significant and nothing is rounded.</summary>
internal ref struct NumberText(ReadOnlySpan<char> text)
{
    // Far beyond the range of a number, far below what could overflow an int when added up.
    private const int ExponentCap = 100_000;

    private readonly ReadOnlySpan<char> _text = text;
    private int _at;
    private int _trailingZeros;
    private int _fractionDigits;

    public bool Negative { get; private set; }

    public UInt128 Digits { get; private set; }

    public int DigitCount { get; private set; }

    public int Exponent { get; private set; }

    public bool TryRead()
    {
        Negative = TakeSign();
        var whole = TakeDigits(isFraction: false);
        var fraction = Take('.') ? TakeDigits(isFraction: true) : 0;
        if (whole + fraction == 0 || !TryTakeExponent(out var exponent) || _at != _text.Length)
        {
            return false;
        }

        Exponent = exponent + _trailingZeros - _fractionDigits;
        return true;
    }

    private int TakeDigits(bool isFraction)
    {
        var start = _at;
        for (; _at < _text.Length && char.IsAsciiDigit(_text[_at]); _at++)
        {
            Append(_text[_at] - '0');
            _fractionDigits += isFraction ? 1 : 0;
        }

        return _at - start;
    }

    private void Append(int digit)
    {
        if (digit == 0)
        {
            // Leading zeros never count; the others count only if a digit follows.
            _trailingZeros += DigitCount > 0 ? 1 : 0;
            return;
        }

        for (; _trailingZeros > 0; _trailingZeros--)
        {
            Push(0);
        }

        Push(digit);
    }

    private void Push(int digit)
    {
        DigitCount++;
        if (DigitCount <= DynamoNumber.DigitsMax)
        {
            Digits = (Digits * 10) + (UInt128)digit;
        }
    }

    private bool TryTakeExponent(out int exponent)
    {
        exponent = 0;
        if (!Take('e') && !Take('E'))
        {
            return true;
        }

        var negative = TakeSign();
        var start = _at;
        for (; _at < _text.Length && char.IsAsciiDigit(_text[_at]); _at++)
        {
            exponent = Math.Min((exponent * 10) + _text[_at] - '0', ExponentCap);
        }

        exponent = negative ? -exponent : exponent;
        return _at > start;
    }

    private bool TakeSign()
    {
        var negative = Take('-');
        _ = negative || Take('+');
        return negative;
    }

    private bool Take(char wanted)
    {
        var found = _at < _text.Length && _text[_at] == wanted;
        _at += found ? 1 : 0;
        return found;
    }
}
