namespace Ecommerce.Lambda;

/// <summary>An answer in its final form, as it is sent and as it is stored for a replay.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Headers">In the order they are sent; a name may repeat.</param>
/// <param name="Body">UTF-8; empty for none.</param>
public sealed record ApiResponse(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>The first value of a header, names compared without case (RFC 9110, section 5.1); null where it is not set.</summary>
    public string? Header(string name)
    {
        for (var i = 0; i < Headers.Count; i++)
        {
            if (string.Equals(Headers[i].Key, name, StringComparison.OrdinalIgnoreCase))
            {
                return Headers[i].Value;
            }
        }

        return null;
    }
}
