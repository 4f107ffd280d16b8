using System.Globalization;

namespace Ecommerce.Local.Trust.Signatures;

/// <summary>Points in time as signatures write them.</summary>
internal static class AwsTime
{
    private const string BasicFormat = "yyyyMMdd'T'HHmmss'Z'";
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <summary>ISO 8601's basic format, which is what gets signed.</summary>
    public static string Basic(DateTimeOffset at) => at.UtcDateTime.ToString(BasicFormat, CultureInfo.InvariantCulture);

    public static string Extended(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static bool TryReadBasic(string text, out DateTimeOffset at) =>
        DateTimeOffset.TryParseExact(text, BasicFormat, CultureInfo.InvariantCulture, Utc, out at);

    /// <summary>Of a Date header: HTTP's own format, or the basic one.</summary>
    public static bool TryReadHttp(string text, out DateTimeOffset at) =>
        TryReadBasic(text, out at) || DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, Utc, out at);
}
