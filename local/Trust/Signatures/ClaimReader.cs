using System.Globalization;
using Ecommerce.Local.Emulators;

namespace Ecommerce.Local.Trust.Signatures;

/// <summary>Finds what a call says of its signature: in the Authorization header or in the query string, never in both.</summary>
internal static class ClaimReader
{
    private const string AlgorithmParameter = "X-Amz-Algorithm";
    private static readonly string[] s_parameters =
        [AlgorithmParameter, "X-Amz-Credential", QueryParameters.Signature, "X-Amz-SignedHeaders", "X-Amz-Date"];

    /// <summary>Whether a call says anything of a signature, however wrong.</summary>
    public static bool HasClaim(AwsCall call) =>
        call.Headers.ContainsKey("authorization") || call.Query.Contains("X-Amz-", StringComparison.OrdinalIgnoreCase);

    public static SignatureClaim Read(AwsCall call, bool isS3)
    {
        var query = QueryParameters.Of(call.Query);
        var isInQuery = query.Find(AlgorithmParameter) is not null;
        return (call.Headers.TryGetValue("authorization", out var header), isInQuery) switch
        {
            (true, true) => throw Refusals.TwoSignatures(),
            (true, false) => OfHeader(call, header!, query),
            (false, true) => OfQuery(query, isS3),
            (false, false) => throw Refusals.NoSignature(),
        };
    }

    // AWS4-HMAC-SHA256 Credential=..., SignedHeaders=..., Signature=...; blanks and commas separate alike.
    private static SignatureClaim OfHeader(AwsCall call, string header, QueryParameters query)
    {
        if (header.Length > SignatureLimits.AuthorizationCharactersMax)
        {
            throw Refusals.Beyond($"An Authorization header has at most {SignatureLimits.AuthorizationCharactersMax} characters");
        }

        if (!header.AsSpan().TrimStart().StartsWith("AWS4-", StringComparison.Ordinal))
        {
            throw Refusals.NotOurScheme(header);
        }

        var pieces = header.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        string credential = "", signedHeaders = "", signature = "";
        foreach (var piece in pieces.AsSpan(1))
        {
            var assignment = piece.IndexOf('=', StringComparison.Ordinal);
            if (assignment < 0)
            {
                throw Refusals.NotAPair(piece, header);
            }

            var value = piece[(assignment + 1)..];
            switch (piece.AsSpan(0, assignment))
            {
                case "Credential": credential = value; break;
                case "SignedHeaders": signedHeaders = value; break;
                case "Signature": signature = value; break;
            }
        }

        var date = call.Headers.GetValueOrDefault("x-amz-date");
        var wholeDate = date ?? call.Headers.GetValueOrDefault("date");
        RequireParts(header, credential, signature, signedHeaders, wholeDate);
        return new()
        {
            Algorithm = pieces[0],
            Credential = credential,
            SignedHeaders = signedHeaders,
            Signature = signature,
            At = Time(wholeDate!, isBasic: date is not null),
            Token = call.Headers.GetValueOrDefault("x-amz-security-token"),
            Query = query,
        };
    }

    private static void RequireParts(string header, string credential, string signature, string signedHeaders, string? date)
    {
        var missing = Missing("Credential", credential) + Missing("Signature", signature) + Missing("SignedHeaders", signedHeaders)
            + (date is null ? "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. " : "");
        if (missing.Length > 0)
        {
            throw Refusals.MissingParts($"{missing}Authorization={header}");
        }
    }

    private static string Missing(string part, string value) =>
        value.Length > 0 ? "" : $"Authorization header requires '{part}' parameter. ";

    private static DateTimeOffset Time(string text, bool isBasic) =>
        (isBasic ? AwsTime.TryReadBasic(text, out var at) : AwsTime.TryReadHttp(text, out at))
            ? at
            : throw Refusals.BadDate(text, inQuery: false);

    private static SignatureClaim OfQuery(QueryParameters query, bool isS3)
    {
        var missing = string.Concat(s_parameters
            .Where(name => string.IsNullOrEmpty(query.Find(name)))
            .Select(name => $"AWS query-string parameters must include '{name}'. "));
        var expires = query.Find("X-Amz-Expires");
        if (missing.Length > 0 || (isS3 && expires is null))
        {
            throw Refusals.MissingParameters($"{missing}Re-examine the query-string parameters.");
        }

        var date = query.Find("X-Amz-Date")!;
        return new()
        {
            Algorithm = query.Find(AlgorithmParameter)!,
            Credential = query.Find("X-Amz-Credential")!,
            SignedHeaders = query.Find("X-Amz-SignedHeaders")!,
            Signature = query.Find(QueryParameters.Signature)!,
            At = AwsTime.TryReadBasic(date, out var at) ? at : throw Refusals.BadDate(date, inQuery: true),
            Token = query.Find("X-Amz-Security-Token"),
            IsInQuery = true,
            Life = expires is null ? null : LifeOf(expires),
            Query = query,
        };
    }

    private static TimeSpan LifeOf(string expires)
    {
        if (!long.TryParse(expires, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
        {
            throw Refusals.BadLifetime("X-Amz-Expires should be a number");
        }

        return seconds switch
        {
            <= 0 => throw Refusals.BadLifetime("X-Amz-Expires must be non-negative"),
            > SignatureLimits.PresignedSecondsMax => throw Refusals.BadLifetime(
                "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds"),
            _ => TimeSpan.FromSeconds(seconds),
        };
    }
}
