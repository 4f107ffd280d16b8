using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Ecommerce.Topology;

namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>What became of a token.</summary>
public abstract record TokenAnswer
{
    private TokenAnswer()
    {
        // Closed: the two below.
    }

    /// <param name="Claims">The token's payload, an object.</param>
    /// <param name="Scopes">What its <c>scope</c> claim lists.</param>
    public sealed record Accepted(JsonElement Claims, IReadOnlyList<string> Scopes) : TokenAnswer;

    /// <param name="Why">For the log; a client learns only that its token is not valid.</param>
    public sealed record Refused(string Why) : TokenAnswer;
}

/// <summary>
/// Says whether a token is a valid access token of one pool. There is one algorithm, RS256, and the key is the pool's whatever the
/// token says; so neither <c>none</c> nor a public key used as an HMAC secret is a way in.
/// </summary>
public sealed class TokenVerifier(UserPools pools, TimeProvider clock)
{
    private static readonly SearchValues<char> s_base64Url =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    public TokenAnswer Verify(string token, UserPoolSpec spec) => Verify(token, pools[spec]);

    internal TokenAnswer Verify(string token, UserPool pool)
    {
        var parts = token.Split('.');
        if (parts.Length != 3 || parts.Any(p => p.Length == 0 || p.AsSpan().ContainsAnyExcept(s_base64Url)))
        {
            return new TokenAnswer.Refused("not three parts in base64url");
        }

        return HeaderFault(parts[0], pool) is { } fault ? new TokenAnswer.Refused(fault)
            : !IsSigned(token, parts[2], pool) ? new TokenAnswer.Refused("signature does not match")
            : Parse(parts[1]) is not { } claims ? new TokenAnswer.Refused("payload is no JSON object")
            : ClaimsFault(claims, pool) is { } wrong ? new TokenAnswer.Refused(wrong)
            : new TokenAnswer.Accepted(claims, Text(claims, "scope")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? []);
    }

    private static string? HeaderFault(string part, UserPool pool) =>
        Parse(part) is not { } header ? "header is no JSON object"
        : Text(header, "alg") != "RS256" ? "algorithm is not RS256"
        : header.TryGetProperty("crit", out _) ? "critical extensions are not known"
        : Text(header, "kid") != pool.KeyId ? $"key is not one of pool {pool.Name}"
        : null;

    private static bool IsSigned(string token, string signature, UserPool pool) =>
        Decode(signature) is { } bytes && pool.HasSigned(Encoding.ASCII.GetBytes(token[..token.LastIndexOf('.')]), bytes);

    // No leeway: API Gateway gives none, and there is one clock here.
    private string? ClaimsFault(JsonElement claims, UserPool pool)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        return Text(claims, "iss") != pool.Issuer ? "issuer is another"
            : Text(claims, "token_use") != "access" ? "not an access token"
            : Text(claims, "client_id") is not { } client || !pool.Clients.Values.Contains(client) ? "client is another"
            : Seconds(claims, "exp") is not { } exp ? "no expiry"
            : exp <= now ? "expired"
            : Seconds(claims, "iat") is not { } iat || iat > now ? "issued in the future, or nobody knows when"
            : claims.TryGetProperty("nbf", out _) && !(Seconds(claims, "nbf") <= now) ? "not valid yet"
            : null;
    }

    private static string? Text(JsonElement json, string name)
    {
        try
        {
            return json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null; // Half a surrogate pair: JSON, but no text.
        }
    }

    private static long? Seconds(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out var seconds)
            ? seconds
            : null;

    private static JsonElement? Parse(string part)
    {
        if (Decode(part) is not { } bytes)
        {
            return null;
        }

        try
        {
            var json = JsonElement.Parse(bytes);
            return json.ValueKind is JsonValueKind.Object ? json : null;
        }
        catch (JsonException)
        {
            return null; // Anyone can send anything; the answer says so.
        }
    }

    private static byte[]? Decode(string part)
    {
        var bytes = new byte[Base64Url.GetMaxDecodedLength(part.Length)];
        return Base64Url.DecodeFromChars(part, bytes, out _, out var length) is OperationStatus.Done ? bytes[..length] : null;
    }
}
