using System.Globalization;
using Ecommerce.Kernel;

namespace Ecommerce.Lambda;

/// <summary>
/// Conditional requests (RFC 9110, section 13). Our tags are a version in quotes, <c>"7"</c>, or a version and a second count of what
/// changes without a new version, <c>"7.3"</c>. To read anew both must be the same; to write, the version decides.
/// </summary>
public static class ETags
{
    private const string IfMatchHeader = "If-Match";

    // Version 0 is that of stock of which nothing was ever received.
    private const long NoVersion = -1;

    public static string Of(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    public static string Of(long version, long sequence) => string.Create(CultureInfo.InvariantCulture, $"\"{version}.{sequence}\"");

    /// <summary>True when the client already holds what this tag stands for (<c>If-None-Match</c>, weak comparison).</summary>
    public static bool IsHeld(ApiRequest request, string etag)
    {
        if (request.Header("If-None-Match") is not { } held)
        {
            return false;
        }

        foreach (var part in held.Split(','))
        {
            var tag = part.Trim();
            if (tag == "*" || tag == etag || (tag.StartsWith("W/", StringComparison.Ordinal) && tag[2..] == etag))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The version that the client means to replace. Missing: 428. Not a tag: 400. A tag that is none of ours matches nothing.
    /// </summary>
    public static Result<long> RequiredVersion(ApiRequest request)
    {
        if (request.Header(IfMatchHeader) is not { } header)
        {
            return new Error(Problem.PreconditionRequired, "Send If-Match with the ETag you read, so that no other change is overwritten");
        }

        var tag = header.Trim();
        if (tag.StartsWith("W/", StringComparison.Ordinal))
        {
            return NoVersion; // If-Match compares strongly: a weak tag never matches.
        }

        if (tag.Length < 3 || tag[0] != '"' || tag[^1] != '"' || tag[1..^1].Contains('"', StringComparison.Ordinal))
        {
            return Error.Invalid(new Fault(
                IfMatchHeader, "not-an-etag", "If-Match must be one ETag as it was given, quotes included: \"7\""));
        }

        var inner = tag.AsSpan(1, tag.Length - 2);
        var dot = inner.IndexOf('.');
        var digits = dot < 0 ? inner : inner[..dot];
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : NoVersion;
    }
}
