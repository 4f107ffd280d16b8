using System.Globalization;

namespace Ecommerce.Iam;

/// <summary>
/// Reads dates as policies have them: the six forms of ISO 8601 that the W3C names, or seconds since 1970. Four digits are a year.
/// https://www.w3.org/TR/NOTE-datetime
/// </summary>
internal static class Instants
{
    private static readonly string[] s_forms =
    [
        "yyyy", "yyyy-MM", "yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
    ];

    /// <summary>Seconds since 1970; null when it is no date.</summary>
    public static decimal? Read(string text)
    {
        if (DateTimeOffset.TryParseExact(text, s_forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
        {
            return (decimal)(date - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerSecond;
        }

        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
    }
}
