using System.Diagnostics;
using Ecommerce.Local.Processes;

namespace Ecommerce.Bench.ColdStart.Variants;

/// <summary>The same in Node.js: without any package, and with the AWS SDK v3 as it is usually bundled.</summary>
internal static class NodeVariants
{
    private const string WithSdk = "node + SDK v3";

    private static readonly TimeSpan s_installMax = TimeSpan.FromMinutes(3);

    /// <param name="folder">Where packages are installed and bundles are written.</param>
    /// <param name="roots">The trust store, which Node.js adds to its own roots.</param>
    public static async Task<Field> BuildAsync(string folder, string roots, CancellationToken cancellation)
    {
        if (Executables.Find("node") is not { } node)
        {
            return Field.Skipped("node", "there is no Node.js");
        }

        Copy(folder);
        var plain = Of("node", Calls.None, node, roots, [Path.Combine(folder, "plain.mjs"), Path.Combine(folder, "runtime.mjs")]);
        var bundle = Path.Combine(folder, "sdk.bundle.mjs");
        var failed = await InstallAsync(folder, cancellation) ?? await BundleAsync(folder, bundle, cancellation);
        return failed is null
            ? new([plain, Bundled(Calls.Tls), Bundled(Calls.Http)], [])
            : new([plain], [new(WithSdk, failed)]);

        Entry Bundled(Calls calls) => Of(WithSdk, calls, node, roots, [bundle]);
    }

    private static Entry Of(string name, Calls calls, string node, string roots, IReadOnlyList<string> files)
    {
        var environment = new Dictionary<string, string> { ["NODE_EXTRA_CA_CERTS"] = roots };
        return new(name, Kind.Peer, calls, new([node, files[0]], files, environment), Question.CommonInPart.Of(calls));
    }

    private static void Copy(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Node")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }
    }

    private static async Task<string?> InstallAsync(string folder, CancellationToken cancellation) =>
        Directory.Exists(Path.Combine(folder, "node_modules", "@aws-sdk", "client-dynamodb"))
            ? null
            : Executables.Find("npm") is { } npm
                ? await RunAsync(npm, ["install", "--no-audit", "--no-fund"], folder, cancellation)
                : "there is no npm to install the SDK with";

    private static Task<string?> BundleAsync(string folder, string bundle, CancellationToken cancellation) => RunAsync(
        Path.Combine(folder, "node_modules", ".bin", "esbuild"),
        [
            "sdk.mjs", "--bundle", "--minify", "--platform=node", "--format=esm", "--target=node20", $"--outfile={bundle}",
            "--banner:js=import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
        ],
        folder, cancellation);

    // What went wrong, in its first line; null: nothing.
    private static async Task<string?> RunAsync(
        string program, IReadOnlyList<string> arguments, string folder, CancellationToken cancellation)
    {
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        bounded.CancelAfter(s_installMax);
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(bounded.Token);
            var errors = await process.StandardError.ReadToEndAsync(bounded.Token);
            await output;
            await process.WaitForExitAsync(bounded.Token);
            return process.ExitCode == 0 ? null : $"{Path.GetFileName(program)} failed: {errors.Split('\n')[0]}";
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            return $"{Path.GetFileName(program)} took longer than {s_installMax.TotalMinutes} minutes";
        }
    }
}
