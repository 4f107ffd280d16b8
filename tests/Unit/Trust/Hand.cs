using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ecommerce.Aws;
using Ecommerce.Local.Emulators;

namespace Ecommerce.Tests.Unit.LocalTrust;

/// <summary>Signs by hand what our client never sends: other headers, and bodies in chunks.</summary>
internal sealed class Hand(AwsCredentials credentials, string service, string time)
{
    private const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private string Scope => $"{time[..8]}/{TrustWorld.Region}/{service}/aws4_request";

    /// <summary>Signs a DynamoDB call for the path / without a query.</summary>
    public static AwsCall Sign(AwsCall call, AwsCredentials credentials, string names, string httpDate)
    {
        var at = DateTimeOffset.ParseExact(httpDate, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var time = at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        return new Hand(credentials, "dynamodb", time).Sign(call, names, Hash(call.Body.Span));
    }

    public AwsCall Sign(AwsCall call, string names, string payload) =>
        call.With("authorization", Authorization(names, SignatureOf(call, names, payload)));

    public string SignatureOf(AwsCall call, string names, string payload)
    {
        var headers = string.Concat(names.Split(';').Select(name => $"{name}:{call.Headers[name]}\n"));
        return Mac($"AWS4-HMAC-SHA256\n{time}\n{Scope}\n{Hash($"{call.Method}\n{call.Path}\n\n{headers}\n{names}\n{payload}")}");
    }

    public string ChunkSignature(string previous, byte[] chunk) =>
        Mac($"AWS4-HMAC-SHA256-PAYLOAD\n{time}\n{Scope}\n{previous}\n{EmptyHash}\n{Hash(chunk)}");

    public string TrailerSignature(string previous, string trailer) =>
        Mac($"AWS4-HMAC-SHA256-TRAILER\n{time}\n{Scope}\n{previous}\n{Hash(trailer)}");

    private string Authorization(string names, string signature) =>
        $"AWS4-HMAC-SHA256 Credential={credentials.AccessKeyId}/{Scope},SignedHeaders={names},Signature={signature}";

    private string Mac(string text)
    {
        var key = Scope.Split('/').Aggregate(
            Encoding.UTF8.GetBytes($"AWS4{credentials.SecretAccessKey}"),
            (key, part) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part)));
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }

    private static string Hash(string text) => Hash(Encoding.UTF8.GetBytes(text));

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
