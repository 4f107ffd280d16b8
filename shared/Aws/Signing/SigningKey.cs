using System.Security.Cryptography;
using System.Text;

namespace Ecommerce.Aws;

/// <summary>
/// The key for one region and service. It is derived once per day: four HMACs that every request would pay otherwise
/// (IAM user guide, "Create a signed AWS API request", step 4). For one thread at a time.
/// </summary>
public sealed class SigningKey(AwsCredentials credentials, string region, string service)
{
    private string _day = "";
    private byte[] _key = [];

    public AwsCredentials Credentials => credentials;

    /// <summary>Room for the texts that are signed, used again for the next one.</summary>
    internal ByteBuffer Text { get; } = new(capacity: 2048);

    /// <summary>The credential scope: day, region, service.</summary>
    /// <param name="day">yyyyMMdd, UTC.</param>
    public string ScopeOn(string day) => $"{day}/{region}/{service}/aws4_request";

    /// <summary>HMAC-SHA256 with the key of this day, in lower-case hexadecimal.</summary>
    public string Sign(string day, ReadOnlySpan<byte> text)
    {
        if (_day != day)
        {
            var key = Encoding.UTF8.GetBytes($"AWS4{credentials.SecretAccessKey}");
            foreach (var part in (string[])[day, region, service, "aws4_request"])
            {
                key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
            }

            (_day, _key) = (day, key);
        }

        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, text, signature);
        return Convert.ToHexStringLower(signature);
    }
}
