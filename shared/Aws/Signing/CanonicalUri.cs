namespace Ecommerce.Aws;

/// <summary>Path and query as the signature sees them. Uri.EscapeDataString encodes all but RFC 3986's unreserved, as asked for.</summary>
internal static class CanonicalUri
{
    /// <summary>Normalized (RFC 3986, section 6.2.2.3, and slashes made one), then each segment encoded once more.</summary>
    public static string Path(string path)
    {
        if (path is "/")
        {
            return path;
        }

        var segments = new List<string>();
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment is "..")
            {
                segments.RemoveRange(Math.Max(segments.Count - 1, 0), Math.Min(segments.Count, 1));
            }
            else if (segment is not ".")
            {
                segments.Add(Uri.EscapeDataString(segment));
            }
        }

        var end = segments.Count > 0 && path[^1] is '/' ? "/" : "";
        return $"/{string.Join('/', segments)}{end}";
    }

    /// <summary>Encoded, sorted by name and then by value; what travels may be the same text.</summary>
    public static string Query(IReadOnlyList<Field> query)
    {
        if (query.Count == 0)
        {
            return "";
        }

        var parameters = query
            .Select(field => new Field(Uri.EscapeDataString(field.Name), Uri.EscapeDataString(field.Value)))
            .OrderBy(field => field.Name, StringComparer.Ordinal)
            .ThenBy(field => field.Value, StringComparer.Ordinal)
            .Select(field => $"{field.Name}={field.Value}");
        return string.Join('&', parameters);
    }
}
