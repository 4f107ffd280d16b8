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
        var (credential, names, signature) = (Part(authorization, "Credential="), Part(authorization, "SignedHeaders="), Part(authorization, "Signature="));
        var scope = credential.Split('/')[1..];
        var canonical = string.Join('\n', [
            request.Method,
            isS3 ? request.Path : string.Join('/', request.Path.Split('/').Select(Encode)),
            string.Join('&', request.RawQuery.Split('&').OrderBy(pair => pair.Split('=')[0], StringComparer.Ordinal)),
            .. names.Split(';').Select(name => $"{name}:{Values(request, name)}"),
            "",
            names,
            isS3 ? request.Header("x-amz-content-sha256") : Hex(SHA256.HashData(request.Body)),
        ]);
        var text = $"AWS4-HMAC-SHA256\n{request.Header("x-amz-date")}\n{string.Join('/', scope)}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = scope.Aggregate(Encoding.UTF8.GetBytes("AWS4" + secret), (key, part) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part)));
        return Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text))) == signature;
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
        string.Join(',', request.Headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value));

    private static string Part(string authorization, string name) =>
        authorization.Split(' ', ',').Single(part => part.StartsWith(name, StringComparison.Ordinal))[name.Length..];

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
