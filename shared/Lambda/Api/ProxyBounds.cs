using Ecommerce.Kernel;

namespace Ecommerce.Lambda;

/// <summary>What of a request is too much, and which of its texts is taken on.</summary>
internal static class ProxyBounds
{
    /// <summary>The error for a request above a bound; null for all others.</summary>
    public static Error? Check(
        List<KeyValuePair<string, string>> headers,
        List<KeyValuePair<string, string>> query,
        List<KeyValuePair<string, string>> pathParameters)
    {
        foreach (var (_, value) in pathParameters)
        {
            if (value.Length > LambdaLimits.PathParameterCharsMax)
            {
                return TooMuch($"A part of the path must have at most {LambdaLimits.PathParameterCharsMax} characters");
            }
        }

        return headers.Count > LambdaLimits.HeaderCountMax ? TooMuch($"There must be at most {LambdaLimits.HeaderCountMax} headers")
            : Chars(headers) > LambdaLimits.HeaderCharsMax
                ? TooMuch($"The headers must have at most {LambdaLimits.HeaderCharsMax} characters")
            : query.Count > LambdaLimits.QueryCountMax ? TooMuch($"There must be at most {LambdaLimits.QueryCountMax} query parameters")
            : Chars(query) > LambdaLimits.QueryCharsMax
                ? TooMuch($"The query string must have at most {LambdaLimits.QueryCharsMax} characters")
            : null;
    }

    /// <summary>A client's correlation id where it is 1 to 128 visible ASCII characters (RFC 9110, section 5.5), ours otherwise.</summary>
    public static string Correlation(string? sent, string otherwise) =>
        sent is { Length: >= 1 and <= LambdaLimits.CorrelationIdCharsMax } && !sent.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? sent
            : otherwise;

    private static Error TooMuch(string detail) => new(Problem.ValidationFailed, detail);

    private static int Chars(List<KeyValuePair<string, string>> pairs)
    {
        var count = 0;
        foreach (var (name, value) in pairs)
        {
            count += name.Length + value.Length;
        }

        return count;
    }
}
