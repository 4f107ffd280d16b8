namespace Ecommerce.Local.Native;

/// <summary>What this machine compiles with, or the one line that says why it cannot.</summary>
/// <param name="Missing">Null when all is there.</param>
internal sealed record NativeToolchain(string SdkVersion, string? Missing)
{
    public static async Task<NativeToolchain> DetectAsync(NativeBuildOptions options, CancellationToken cancellation)
    {
        if (!OperatingSystem.IsWindows() && options.FindProgram("clang") is null && options.FindProgram("gcc") is null)
        {
            return new("", "There is no C linker (clang or gcc) on this machine: the services stay with their JIT builds.");
        }

        var version = new StringWriter();
        var run = new BuildProcess(options, ["--version"]);
        var exitCode = await run.RunAsync(version, cancellation).ConfigureAwait(false);
        var sdk = version.ToString().Trim();
        return exitCode == 0 && sdk.Length > 0
            ? new(sdk, Missing: null)
            : new("", "There is no .NET SDK on this machine: the services stay with their JIT builds.");
    }
}
