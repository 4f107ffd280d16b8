namespace Ecommerce.Aws;

/// <summary>A request as bytes (RFC 9112, section 3). Written anew for every attempt, since the signature carries the time.</summary>
internal readonly ref struct WireRequest
{
    private WireRequest(ReadOnlySpan<byte> first, ReadOnlySpan<byte> rest, bool isHead)
    {
        First = first;
        Rest = rest;
        IsHead = isHead;
    }

    /// <summary>The head, and the body if both are small: one packet instead of two.</summary>
    public ReadOnlySpan<byte> First { get; }

    public ReadOnlySpan<byte> Rest { get; }

    public bool IsHead { get; }

    /// <exception cref="ArgumentException">A header or the path would end its line early, and so smuggle in another.</exception>
    public static WireRequest Write(AwsRequest request, string host, IReadOnlyList<Field> signing, ByteBuffer buffer)
    {
        buffer.Clear();
        buffer.Add(request.Method).Add(" "u8).Add(Checked(request.Path));
        if (request.Query.Count > 0)
        {
            buffer.Add("?"u8).Add(CanonicalUri.Query(request.Query));
        }

        buffer.Add(" HTTP/1.1\r\nHost: "u8).Add(host).Add("\r\n"u8);
        Write(request.Headers, buffer);
        Write(signing, buffer);
        buffer.Add("Content-Length: "u8).Add(request.Body.Length).Add("\r\n\r\n"u8);
        var isHead = request.Method is "HEAD";
        return buffer.Count + request.Body.Length <= AwsLimits.OneWriteBytesMax
            ? new WireRequest(buffer.Add(request.Body.Span).Span, rest: default, isHead)
            : new WireRequest(buffer.Span, request.Body.Span, isHead);
    }

    private static void Write(IReadOnlyList<Field> headers, ByteBuffer buffer)
    {
        foreach (var (name, value) in headers)
        {
            buffer.Add(Checked(name)).Add(": "u8).Add(Checked(value)).Add("\r\n"u8);
        }
    }

    private static string Checked(string text) =>
        text.AsSpan().ContainsAny('\r', '\n', '\0') ? throw new ArgumentException("A header holds a line's end") : text;
}
