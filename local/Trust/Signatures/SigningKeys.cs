using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Ecommerce.Local.Emulators.Lambda;

namespace Ecommerce.Local.Trust.Signatures;

/// <summary>A key that may sign for one service on one day.</summary>
/// <param name="Scope"><c>day/region/service/aws4_request</c>.</param>
internal sealed record SigningKey(string Scope, byte[] Bytes);

/// <summary>
/// Derives signing keys and keeps them as long as their access key lives: four HMACs that every call would pay otherwise (IAM, "Create
/// a signed AWS API request", step 3).
/// </summary>
internal sealed class SigningKeys
{
    // By the object and not by the id: whoever replaces a key has replaced what was derived from it.
    private readonly ConditionalWeakTable<AccessKey, ConcurrentDictionary<(string Day, string Service), SigningKey>> _derived = [];

    public SigningKey Of(AccessKey key, string day, string service)
    {
        var derived = _derived.GetOrCreateValue(key);
        if (derived.TryGetValue((day, service), out var kept))
        {
            return kept;
        }

        if (derived.Count >= SignatureLimits.DerivedKeysMax)
        {
            derived.Clear();
        }

        return derived.GetOrAdd((day, service), static (at, secret) => Derive(secret, at.Day, at.Service), key.Secret);
    }

    private static SigningKey Derive(string secret, string day, string service)
    {
        const string Terminator = "aws4_request";
        var bytes = Encoding.UTF8.GetBytes($"AWS4{secret}");
        foreach (var part in (string[])[day, FunctionConfig.Region, service, Terminator])
        {
            bytes = HMACSHA256.HashData(bytes, Encoding.UTF8.GetBytes(part));
        }

        return new($"{day}/{FunctionConfig.Region}/{service}/{Terminator}", bytes);
    }
}
