using Ecommerce.Contracts;

namespace Ecommerce.Topology;

/// <summary>The processors that Lambda offers.</summary>
public enum Architecture
{
    Arm64,
    X64,
}

/// <summary>
/// A service's deployment package: what <c>pack</c> writes and the Pulumi program uploads. All functions of a service share one.
/// </summary>
public static class Package
{
    /// <summary>Where packages stand, relative to the repository.</summary>
    public const string Folder = "artifacts/packages";

    /// <summary>The executable's name in the package; an OS-only runtime starts it.</summary>
    /// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/runtimes-provided.html</remarks>
    public const string Executable = "bootstrap";

    /// <summary>The certificate roots' name in the package.</summary>
    public const string Roots = TrustEnvironment.RootsFile;

    /// <summary>A package's place below <see cref="Folder"/> or what is chosen instead: <c>arm64/Products.zip</c>.</summary>
    public static string NameOf(Architecture architecture, string service) => $"{architecture.Word()}/{service}.zip";

    /// <summary>Where the package stands that <c>pack</c> writes when it is told no other folder.</summary>
    public static string PathOf(string repositoryRoot, Architecture architecture, string service) =>
        Path.Combine(repositoryRoot, Folder, NameOf(architecture, service));

    /// <summary>How we write it, in folders and options.</summary>
    public static string Word(this Architecture architecture) => architecture switch
    {
        Architecture.Arm64 => "arm64",
        Architecture.X64 => "x64",
    };

    /// <summary>How Lambda writes it (CreateFunction, Architectures).</summary>
    public static string LambdaName(this Architecture architecture) => architecture switch
    {
        Architecture.Arm64 => "arm64",
        Architecture.X64 => "x86_64",
    };

    /// <summary>How .NET writes it: what an executable for Lambda is published for.</summary>
    public static string RuntimeIdentifier(this Architecture architecture) => $"linux-{architecture.Word()}";
}
