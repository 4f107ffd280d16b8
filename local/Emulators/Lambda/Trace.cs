using System.Globalization;
using System.Security.Cryptography;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>X-Ray trace headers, in the form that <c>_X_AMZN_TRACE_ID</c> has in Lambda.</summary>
internal static class Trace
{
    /// <summary>A header's trace, gone on with by a step of its own; a new one where there is none.</summary>
    public static string Of(string? header)
    {
        if (header is null)
        {
            return New();
        }

        var root = header.Split(';')[0];
        return header.Contains("Parent=", StringComparison.Ordinal)
            ? header
            : $"{root};Parent={Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))};Sampled=1";
    }

    private static string New()
    {
        Span<byte> random = stackalloc byte[20];
        RandomNumberGenerator.Fill(random);
        var seconds = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        return string.Create(CultureInfo.InvariantCulture,
            $"Root=1-{seconds:x8}-{Convert.ToHexStringLower(random[..12])};Parent={Convert.ToHexStringLower(random[12..])};Sampled=1");
    }
}
