using Ecommerce.Local.Emulators;

namespace Ecommerce.Local.Trust.Signatures;

/// <summary>
/// The text both sides hash, rebuilt from what arrived (IAM, "Create a signed AWS API request", step 1). It is written from the
/// server's side and shares nothing with the client's signer, so that both cannot be wrong alike.
/// </summary>
internal static class CanonicalRequest
{
    /// <param name="headers">The names that were signed, in the order in which they were said.</param>
    /// <param name="payload">The last line: the body's hash, or what stands for it.</param>
    public static void AppendTo(PooledBuffer text, AwsCall call, SignatureClaim claim, string[] headers, string payload, bool isS3)
    {
        text.Append(call.Method).Append("\n");
        AppendPath(text, call.Path, isS3);
        text.Append("\n");
        claim.Query.AppendTo(text);
        text.Append("\n");
        foreach (var name in headers)
        {
            // A header that was signed and did not arrive counts as an empty one.
            var lower = name.ToLowerInvariant();
            text.Append(lower).Append(":");
            AppendValue(text, call.Headers.GetValueOrDefault(lower, ""));
            text.Append("\n");
        }

        text.Append("\n").Append(claim.SignedHeaders).Append("\n").Append(payload);
    }

    /// <summary>S3 signs a path as it travels; others make it normal (RFC 3986, section 6.2.2.3) and encode it a second time.</summary>
    private static void AppendPath(PooledBuffer text, string path, bool isS3)
    {
        if (isS3 || path is "/")
        {
            text.Append(path.Length == 0 ? "/" : path);
            return;
        }

        var segments = new List<string>();
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment is not "." and not "..")
            {
                segments.Add(segment);
            }
            else if (segment is ".." && segments.Count > 0)
            {
                segments.RemoveAt(segments.Count - 1);
            }
        }

        foreach (var segment in segments)
        {
            UriEncoding.Append(text.Append("/"), segment);
        }

        text.Append(segments.Count == 0 || path.EndsWith('/') ? "/" : "");
    }

    /// <summary>Without blanks around it, and with one where several follow each other.</summary>
    private static void AppendValue(PooledBuffer text, ReadOnlySpan<char> value)
    {
        value = value.Trim();
        for (var blanks = value.IndexOf("  "); blanks >= 0; blanks = value.IndexOf("  "))
        {
            text.Append(value[..(blanks + 1)]);
            value = value[blanks..].TrimStart(' ');
        }

        text.Append(value);
    }
}
