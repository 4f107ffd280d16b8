using System.Diagnostics.CodeAnalysis;

namespace Ecommerce.Kernel;

/// <summary>
/// The currencies the shop can count in: ISO 4217 active codes with their number of decimals ("minor unit" column, list one).
/// </summary>
public static class Currency
{
    // Two decimals are the rule; the others are listed.
    private const string TwoDecimals =
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK " +
        "DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK " +
        "LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR " +
        "RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED " +
        "VES WST XCD XCG YER ZAR ZMW ZWG";

    private const string NoDecimals = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";

    private const string ThreeDecimals = "BHD IQD JOD KWD LYD OMR TND";

    /// <summary>Every code, in alphabetical order.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. TwoDecimals.Split(' ').Concat(NoDecimals.Split(' ')).Concat(ThreeDecimals.Split(' ')).Order(StringComparer.Ordinal)];

    /// <summary>True for an active code, in upper case.</summary>
    public static bool IsKnown([NotNullWhen(true)] string? code) => code is { Length: 3 } && DecimalsOrNone(code) >= 0;

    /// <summary>How many decimals the currency's amounts have: 0, 2 or 3. Throws for an unknown code: check it at the door.</summary>
    public static int DecimalsOf(string code) => DecimalsOrNone(code) is var decimals and >= 0
        ? decimals
        : throw new ArgumentException($"{code} is not an ISO 4217 currency", nameof(code));

    private static int DecimalsOrNone(string code) =>
        Lists(TwoDecimals, code) ? 2 : Lists(NoDecimals, code) ? 0 : Lists(ThreeDecimals, code) ? 3 : -1;

    // Codes stand at multiples of four, so a match anywhere else (a space inside) is none. No dictionary at start-up.
    private static bool Lists(string codes, string code) =>
        code.Length == 3 && !code.Contains(' ', StringComparison.Ordinal) && codes.Contains(code, StringComparison.Ordinal);
}
