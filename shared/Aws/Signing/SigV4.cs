using System.Globalization;
using System.Security.Cryptography;

namespace Ecommerce.Aws;

/// <summary>
/// AWS Signature Version 4 of a description of the request, with a key, at a time (IAM user guide, "Create a signed AWS API
/// request"; S3 API reference, "Authenticating Requests: Using Query Parameters").
/// </summary>
public static class SigV4
{
    private const string Algorithm = "AWS4-HMAC-SHA256";
    private const string UnsignedPayload = "UNSIGNED-PAYLOAD";

    /// <summary>The headers to add to the request: date, token, the body's hash for S3, and Authorization.</summary>
    public static IReadOnlyList<Field> Headers(SigningRequest request, SigningKey key, DateTimeOffset at, SigningRules rules)
    {
        var time = TimeOf(at);
        var payload = rules is SigningRules.S3UnsignedPayload ? UnsignedPayload : HashOf(request.Body.Span);
        List<Field> added = [new("X-Amz-Date", time)];
        if (key.Credentials.SessionToken is { } token)
        {
            added.Add(new("X-Amz-Security-Token", token));
        }

        if (rules is not SigningRules.Standard)
        {
            added.Add(new("X-Amz-Content-Sha256", payload));
        }

        var headers = CanonicalHeaders.Of([new("Host", request.Host), .. request.Headers, .. added]);
        WriteCanonical(key.Text, request, request.Query, headers, payload, rules);
        var signature = Signature(key, time);
        var credential = $"{key.Credentials.AccessKeyId}/{key.ScopeOn(time[..8])}";
        added.Add(new("Authorization", $"{Algorithm} Credential={credential}, SignedHeaders={headers.Names}, Signature={signature}"));
        return added;
    }

    /// <summary>
    /// The path and query of a URL that carries its own signature. The body is never signed: who signs does not know it.
    /// </summary>
    /// <param name="expires">1 second to <see cref="AwsLimits.PresignedSecondsMax"/>; temporary credentials may end earlier.</param>
    public static string Presign(SigningRequest request, SigningKey key, DateTimeOffset at, TimeSpan expires, SigningRules rules)
    {
        var seconds = (long)expires.TotalSeconds;
        ArgumentOutOfRangeException.ThrowIfLessThan(seconds, 1, nameof(expires));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seconds, AwsLimits.PresignedSecondsMax, nameof(expires));
        var time = TimeOf(at);
        var headers = CanonicalHeaders.Of([new("Host", request.Host), .. request.Headers]);
        List<Field> query =
        [
            .. request.Query,
            new("X-Amz-Algorithm", Algorithm),
            new("X-Amz-Credential", $"{key.Credentials.AccessKeyId}/{key.ScopeOn(time[..8])}"),
            new("X-Amz-Date", time),
            new("X-Amz-Expires", seconds.ToString(CultureInfo.InvariantCulture)),
            new("X-Amz-SignedHeaders", headers.Names),
        ];
        if (key.Credentials.SessionToken is { } token)
        {
            query.Add(new("X-Amz-Security-Token", token));
        }

        var payload = rules is SigningRules.Standard ? HashOf(request.Body.Span) : UnsignedPayload;
        WriteCanonical(key.Text, request, query, headers, payload, rules);
        return $"{request.Path}?{CanonicalUri.Query(query)}&X-Amz-Signature={Signature(key, time)}";
    }

    /// <summary>Step 1: the text that both sides must agree on.</summary>
    private static void WriteCanonical(
        ByteBuffer text, SigningRequest request, IReadOnlyList<Field> query, CanonicalHeaders headers, string payload, SigningRules rules)
    {
        text.Clear();
        text.Add(request.Method).Add("\n"u8)
            .Add(rules is SigningRules.Standard ? CanonicalUri.Path(request.Path) : request.Path).Add("\n"u8)
            .Add(CanonicalUri.Query(query)).Add("\n"u8);
        headers.WriteTo(text);
        text.Add("\n"u8).Add(headers.Names).Add("\n"u8).Add(payload);
    }

    /// <summary>Steps 2 to 5, for the text that is there; another one takes its place.</summary>
    private static string Signature(SigningKey key, string time)
    {
        var (day, hash, text) = (time[..8], HashOf(key.Text.Span), key.Text);
        text.Clear();
        text.Add(Algorithm).Add("\n"u8).Add(time).Add("\n"u8).Add(key.ScopeOn(day)).Add("\n"u8).Add(hash);
        return key.Sign(day, text.Span);
    }

    private static string TimeOf(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string HashOf(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return Convert.ToHexStringLower(hash);
    }
}
