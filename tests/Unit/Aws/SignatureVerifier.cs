using System.Security.Cryptography;
using System.Text;

namespace Ecommerce.Tests.Unit.Aws;

/// <summary>
/// Signature Version 4 from the server's side, written apart from the client's: it starts from the bytes that arrived and
/// knows nothing but the Authorization header and the secret.
/// </summary>
internal static class SignatureVerifier
{
    public static bool IsSigned(ReceivedRequest request, string secret, bool isS3 = false)
    {
        var authorization = request.Header("authorization");
        var scope = Part(authorization, "Credential=").Split('/')[1..];
        var names = Part(authorization, "SignedHeaders=");
        var canonical = string.Join('\n', [
            request.Method,
            isS3 ? request.Path : string.Join('/', request.Path.Split('/').Select(Encode)),
            string.Join('&', request.RawQuery.Split('&').OrderBy(pair => pair.Split('=')[0], StringComparer.Ordinal)),
            .. names.Split(';').Select(name => $"{name}:{Values(request, name)}"),
            "",
            names,
            isS3 ? request.Header("x-amz-content-sha256") : Hex(SHA256.HashData(request.Body)),
        ]);
        var hash = Hex(SHA256.HashData(Bytes(canonical)));
        var text = $"AWS4-HMAC-SHA256\n{request.Header("x-amz-date")}\n{string.Join('/', scope)}\n{hash}";
        var key = scope.Aggregate(Bytes($"AWS4{secret}"), (key, part) => HMACSHA256.HashData(key, Bytes(part)));
        return Hex(HMACSHA256.HashData(key, Bytes(text))) == Part(authorization, "Signature=");
    }

    /// <summary>Decodes what arrived and encodes it by the rule's own words: everything but unreserved, twice in the end.</summary>
    private static string Encode(string segment)
    {
        var encoded = new StringBuilder();
        foreach (var value in Encoding.UTF8.GetBytes(segment))
        {
            var isUnreserved = char.IsAsciiLetterOrDigit((char)value) || (char)value is '-' or '.' or '_' or '~';
            encoded.Append(isUnreserved ? $"{(char)value}" : $"%{value:X2}");
        }

        return encoded.ToString();
    }

    private static string Values(ReceivedRequest request, string name) =>
        string.Join(',', request.Headers.Where(header => IsNamed(header.Name, name)).Select(header => header.Value));

    private static bool IsNamed(string header, string name) => header.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static string Part(string authorization, string name) =>
        authorization.Split(' ', ',').Single(part => part.StartsWith(name, StringComparison.Ordinal))[name.Length..];

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
