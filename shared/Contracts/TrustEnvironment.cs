namespace Ecommerce.Contracts;

/// <summary>How a <see cref="Trust"/> is told to OpenSSL, and so to .NET: through two environment variables of the process.</summary>
public static class TrustEnvironment
{
    /// <summary>Where a function's package is unpacked (Lambda, LAMBDA_TASK_ROOT).</summary>
    public const string TaskRoot = "/var/task";

    /// <summary>Amazon Root CA 1 to 4 and Starfield Services Root CA G2, PEM, relative to the executable.</summary>
    public const string RootsFile = "trust/amazon-roots.pem";

    /// <summary>
    /// A folder of single certificates, which is empty by convention: nothing puts a file there. It need not exist; set at all,
    /// it keeps the system's folder from being read besides <see cref="RootsFile"/>.
    /// </summary>
    public const string EmptyFolder = "trust/none";

    /// <summary>The variables to set on a function, by name; empty where the default is meant.</summary>
    public static IReadOnlyDictionary<string, string> Of(Trust trust, string root = TaskRoot) => trust switch
    {
        Trust.Amazon => new Dictionary<string, string>
        {
            ["SSL_CERT_FILE"] = $"{root}/{RootsFile}",
            ["SSL_CERT_DIR"] = $"{root}/{EmptyFolder}",
        },
        Trust.System => new Dictionary<string, string>(),
    };
}
