using System.Security.Cryptography;
using Ecommerce.Topology;

namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>One pool: its ids, and the key that signs its tokens.</summary>
public sealed class UserPool : IDisposable
{
    public const string Region = LocalAccount.Region;

    private readonly RSA _key = RSA.Create();

    // .NET does not promise that an RSA object may be used by two threads.
    private readonly Lock _oneAtATime = new();

    internal UserPool(UserPools.Kept kept, UserPoolSpec spec)
    {
        Spec = spec;
        (Name, Id, ClientId, KeyId) = (kept.Name, kept.Id, kept.ClientId, kept.KeyId);
        Clients = kept.Clients!;
        _key.ImportFromPem(kept.Key);
    }

    /// <summary>How it is set up.</summary>
    public UserPoolSpec Spec { get; }

    public string Name { get; }

    public string Arn => $"arn:aws:cognito-idp:{Region}:{LocalAccount.Id}:userpool/{Id}";

    /// <summary>Such as <c>us-east-1_aB3dE6gH9</c>.</summary>
    public string Id { get; }

    /// <summary>The client of the pool's first scope.</summary>
    public string ClientId { get; }

    /// <summary>The client of each scope, as the stack makes one for each.</summary>
    public IReadOnlyDictionary<string, string> Clients { get; }

    public string KeyId { get; }

    public string Issuer => $"https://cognito-idp.{Region}.amazonaws.com/{Id}";

    /// <summary>The public half of the key.</summary>
    public RSAParameters PublicKey => _key.ExportParameters(includePrivateParameters: false);

    public byte[] Sign(ReadOnlySpan<byte> signed)
    {
        lock (_oneAtATime)
        {
            return _key.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
    }

    public bool HasSigned(ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature)
    {
        lock (_oneAtATime)
        {
            return _key.VerifyData(signed, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
    }

    public void Dispose() => _key.Dispose();
}
