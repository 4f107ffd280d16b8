namespace Ecommerce.Local.Trust.Signatures;

/// <summary>A query string as a signature sees it: each name and value decoded, encoded by the signature's rule, and sorted.</summary>
internal sealed class QueryParameters
{
    public const string Signature = "X-Amz-Signature";

    private static readonly QueryParameters s_none = new([]);

    // Sorted by name, then by value, as bytes.
    private readonly List<KeyValuePair<string, string>> _encoded;

    private QueryParameters(List<KeyValuePair<string, string>> encoded) => _encoded = encoded;

    public static QueryParameters Of(string query)
    {
        if (query.Length == 0)
        {
            return s_none;
        }

        var pieces = query.Split('&', SignatureLimits.QueryParametersMax + 1);
        if (pieces.Length > SignatureLimits.QueryParametersMax)
        {
            throw Refusals.Beyond($"A query string has at most {SignatureLimits.QueryParametersMax} parameters");
        }

        var encoded = new List<KeyValuePair<string, string>>(pieces.Length);
        foreach (var piece in pieces)
        {
            if (piece.Length > 0)
            {
                var assignment = piece.IndexOf('=', StringComparison.Ordinal);
                encoded.Add(assignment < 0
                    ? new(UriEncoding.Canonical(piece), "")
                    : new(UriEncoding.Canonical(piece[..assignment]), UriEncoding.Canonical(piece[(assignment + 1)..])));
            }
        }

        encoded.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key) is var byName and not 0
            ? byName
            : string.CompareOrdinal(a.Value, b.Value));
        return new(encoded);
    }

    /// <summary>Decoded; null when there is no such parameter.</summary>
    public string? Find(string name)
    {
        foreach (var parameter in _encoded)
        {
            if (parameter.Key == name)
            {
                return Uri.UnescapeDataString(parameter.Value);
            }
        }

        return null;
    }

    /// <summary>A signature cannot cover itself, so it is left out.</summary>
    public void AppendTo(PooledBuffer canonical)
    {
        var separator = "";
        foreach (var (name, value) in _encoded)
        {
            if (name != Signature)
            {
                canonical.Append(separator).Append(name).Append("=").Append(value);
                separator = "&";
            }
        }
    }
}
