using System.Diagnostics.CodeAnalysis;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Orders.Checkout;

/// <summary>The form of coupons' codes: 3 to 40 capital letters, digits and hyphens. People may type small letters.</summary>
public static class CouponCode
{
    public static bool TryRead(string text, [NotNullWhen(true)] out string? code)
    {
        code = text.ToUpperInvariant();
        if (code.Length is >= Limits.CouponCodeCharactersMin and <= Limits.CouponCodeCharactersMax
            && code.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter) || letter == '-'))
        {
            return true;
        }

        code = null;
        return false;
    }
}
