using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ecommerce.Bench.ColdStart.Serving;

/// <summary>
/// A chain as AWS's servers show it: a root that clients must trust, one authority between, and the server's own certificate, each
/// with an RSA key of 2,048 bits.
/// </summary>
internal sealed class TestChain : IDisposable
{
    private const int KeyBits = 2048;

    private static readonly TimeSpan s_life = TimeSpan.FromDays(2);

    private readonly X509Certificate2 _root;
    private readonly X509Certificate2 _between;
    private readonly X509Certificate2 _leaf;

    public TestChain(string host, TimeProvider clock)
    {
        var from = clock.GetUtcNow() - (s_life / 2);
        using var rootKey = RSA.Create(KeyBits);
        _root = Request("CN=Bench Root", rootKey, isAuthority: true).CreateSelfSigned(from, from + s_life);
        _between = Issue("CN=Bench Authority", isAuthority: true, _root, from);
        _leaf = Issue($"CN={host}", isAuthority: false, _between, from, host);
        Context = SslStreamCertificateContext.Create(_leaf, [_between], offline: true);
    }

    /// <summary>What the server shows.</summary>
    public SslStreamCertificateContext Context { get; }

    /// <summary>What a client must trust, as PEM.</summary>
    public string RootPem => _root.ExportCertificatePem() + "\n";

    public void Dispose()
    {
        _root.Dispose();
        _between.Dispose();
        _leaf.Dispose();
    }

    private static X509Certificate2 Issue(
        string name, bool isAuthority, X509Certificate2 issuer, DateTimeOffset from, string? host = null)
    {
        using var key = RSA.Create(KeyBits);
        var request = Request(name, key, isAuthority);
        if (host is not null)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName(host);
            request.CertificateExtensions.Add(names.Build());
        }

        using var issued = request.Create(issuer, from, from + s_life, RandomNumberGenerator.GetBytes(16));
        return issued.CopyWithPrivateKey(key);
    }

    private static CertificateRequest Request(string name, RSA key, bool isAuthority)
    {
        CertificateRequest request = new(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(
            isAuthority ? X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign : X509KeyUsageFlags.DigitalSignature, critical: true));
        return request;
    }
}
