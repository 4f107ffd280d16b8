using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Ecommerce.Aws;
using Ecommerce.Contracts;
using static Ecommerce.Tests.Unit.Aws.ScriptedServer;

namespace Ecommerce.Tests.Unit.Aws;

/// <summary>
/// A process reads its roots once, from its environment. So the tests about them start this test program again, with the
/// environment in question, and have it run one explicit test that talks to a TLS server here.
/// </summary>
public sealed class TrustTests
{
    private const string EndpointVariable = "ECOMMERCE_TESTS_TLS_ENDPOINT";

    [Fact]
    public void AServerWithAnUnknownRootIsRefusedAndNotTriedAgain()
    {
        using var server = TlsServer(SelfSigned("localhost"));
        using var world = new AwsWorld(server);

        var error = world.Fails(new AwsRequest("sqs", "X") { Endpoint = new Uri($"https://localhost:{server.Port}") });

        (error.Code, error.IsTransient).ShouldBe((AwsErrorCodes.Tls, false));
        world.WaitedMilliseconds.ShouldBeEmpty();
        server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("elsewhere.example", false)]
    public async Task TheRootsInTheEnvironmentAreTrustedForTheirHostsOnly(string host, bool isTrusted)
    {
        using var root = SelfSigned(host);
        var folder = Directory.CreateTempSubdirectory("trust").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "trust"));
        var file = Path.Combine(folder, TrustEnvironment.RootsFile);
        await File.WriteAllTextAsync(file, root.ExportCertificatePem(), TestContext.Current.CancellationToken);

        (await CallOverTls(root, TrustEnvironment.Of(Trust.Amazon, folder))).ShouldBe(isTrusted);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task AmazonsRootsVouchForNobodyElse()
    {
        using var root = SelfSigned("localhost");

        (await CallOverTls(root, TrustEnvironment.Of(Trust.Amazon, AppContext.BaseDirectory))).ShouldBeFalse();
    }

    [Fact]
    public void AmazonsRootsAreTheFiveThatAmazonPublishesAndStillValid()
    {
        var roots = new X509Certificate2Collection();
        roots.ImportFromPemFile(Path.Combine(AppContext.BaseDirectory, TrustEnvironment.RootsFile));

        roots.Select(root => root.GetNameInfo(X509NameType.SimpleName, forIssuer: false)).ShouldBe(
        [
            "Amazon Root CA 1", "Amazon Root CA 2", "Amazon Root CA 3", "Amazon Root CA 4",
            "Starfield Services Root Certificate Authority - G2",
        ]);
        roots.ShouldAllBe(root => root.NotAfter > new DateTime(2030, 1, 1) && root.Subject == root.Issuer);
    }

    [Fact]
    public void EachTrustIsAPairOfVariables()
    {
        TrustEnvironment.Of(Trust.Amazon).ShouldBe(new Dictionary<string, string>
        {
            ["SSL_CERT_FILE"] = "/var/task/trust/amazon-roots.pem",
            ["SSL_CERT_DIR"] = "/var/task/trust/none",
        });
        TrustEnvironment.Of(Trust.System).ShouldBeEmpty();
    }

    /// <summary>Runs in the process that <see cref="CallOverTls"/> starts.</summary>
    [Fact(Explicit = true)]
    public void CallTheServerNamedInTheEnvironment()
    {
        using var world = AwsWorld.Of();

        var request = new AwsRequest("sqs", "X") { Endpoint = new Uri(Environment.GetEnvironmentVariable(EndpointVariable)!) };

        world.Send(request).Status.ShouldBe(200);
        world.Send(request).Body.Length.ShouldBe(100_000);
    }

    private static async Task<bool> CallOverTls(X509Certificate2 root, IReadOnlyDictionary<string, string> environment)
    {
        using var server = TlsServer(root, Json("{}"), Json(new string('x', 100_000)));
        var program = Path.ChangeExtension(typeof(TrustTests).Assembly.Location, OperatingSystem.IsWindows() ? ".exe" : null);
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        var method = $"{typeof(TrustTests).FullName}.{nameof(CallTheServerNamedInTheEnvironment)}";
        foreach (var argument in (string[])["-method", method, "-explicit", "only"])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment[EndpointVariable] = $"https://localhost:{server.Port}";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        output.ShouldContain("Total: 1");
        return process.ExitCode == 0 && server.Requests.Count == 2 && server.Connections == 1;
    }

    private static ScriptedServer TlsServer(X509Certificate2 certificate, params Step[] script) => new(
        IPAddress.Loopback,
        stream =>
        {
            var tls = new SslStream(stream);
            tls.AuthenticateAsServer(certificate);
            return tls;
        },
        script);

    private static X509Certificate2 SelfSigned(string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
