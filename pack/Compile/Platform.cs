using System.Runtime.InteropServices;
using Architecture = Ecommerce.Topology.Architecture;

namespace Ecommerce.Pack.Compile;

/// <summary>A processor in the words of C toolchains and of Debian's packages of them.</summary>
/// <param name="Triple">As <c>clang --target</c> and the names of cross tools have it.</param>
/// <param name="Debian">As names of cross packages have it: <c>libc6-dev-arm64-cross</c>.</param>
internal sealed record Platform(Architecture Architecture, string Triple, string Debian)
{
    /// <summary>Null on a processor that we do not compile on.</summary>
    public static Architecture? Host => RuntimeInformation.OSArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.Arm64 => Architecture.Arm64,
        System.Runtime.InteropServices.Architecture.X64 => Architecture.X64,
        _ => null,
    };

    public static Platform Of(Architecture architecture) => architecture switch
    {
        Architecture.Arm64 => new(architecture, "aarch64-linux-gnu", "arm64"),
        Architecture.X64 => new(architecture, "x86_64-linux-gnu", "amd64"),
    };

    /// <summary>Takes symbols away. That of the machine's own binutils knows its own files only; the others have a prefix.</summary>
    public string ObjCopyOn(Architecture host) => host == Architecture ? "objcopy" : $"{Triple}-objcopy";

    /// <summary>The packages of Debian and Ubuntu that hold what compiling for this processor needs.</summary>
    public IReadOnlyList<string> PackagesOn(Architecture host)
    {
        var hyphenated = Triple.Replace('_', '-');
        return host == Architecture
            ? ["clang", "lld", "binutils", "gcc", "libc6-dev"]
            : ["clang", "lld", $"binutils-{hyphenated}", $"gcc-{hyphenated}", $"libc6-dev-{Debian}-cross"];
    }
}
