using Ecommerce.Bench.ColdStart.Serving;
using Ecommerce.Local.Cloud;
using Ecommerce.Local.Native;
using Ecommerce.Local.Processes;
using Ecommerce.Topology;

namespace Ecommerce.Bench.ColdStart.Variants;

/// <summary>
/// Every function that somebody waits for as the native executable that is deployed, and one as the JIT build that runs locally.
/// </summary>
internal static class ShopVariants
{
    /// <summary>Compiles what is not compiled yet, which takes minutes once for every version of the sources.</summary>
    /// <param name="root">The repository. Executables are kept where tests/Aot keeps them.</param>
    /// <param name="folder">Where copies may be made.</param>
    public static async Task<Field> BuildAsync(string root, string folder, Place place, CancellationToken cancellation)
    {
        var (skips, shop) = (new List<Skip>(), Shop.Describe());
        var executables = await new NativeBuilder(new(root, Path.Combine(root, "artifacts", "aot"))).BuildAsync(
            [.. LocalService.All.Select(s => s.Name)], happened => Tell(happened, skips), cancellation);
        var native =
            from calls in Enum.GetValues<Calls>()
            from function in shop.Functions
            where executables.ContainsKey(function.Service) && Question.IsAsked(function)
            let program = executables[function.Service]
            select Of(function, Kind.Native, place, calls, function.Name, [program], [program]);
        var common = shop.Functions.First(f => f.Name == Question.CommonFunction);
        return new([.. native, .. Jit(common, place, Path.Combine(folder, "jit"))], skips);
    }

    // One function's is enough: how far a JIT build is from a native one is the same for all. It runs from a copy, since this process
    // has its own assemblies mapped, and what is mapped stays in the page cache.
    private static IEnumerable<Entry> Jit(FunctionSpec function, Place place, string copies)
    {
        var assembly = LocalService.Of(function.Service).Assembly;
        var name = Path.GetFileNameWithoutExtension(assembly);
        Directory.CreateDirectory(copies);
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(assembly)!, "Ecommerce.*").Where(f => IsDeployed(f, name)))
        {
            File.Copy(file, Path.Combine(copies, Path.GetFileName(file)), overwrite: true);
        }

        string[] files = [.. Directory.GetFiles(copies)];
        return
            from calls in new[] { Calls.None, Calls.Tls }
            let arguments = (string[])[Executables.Dotnet, "exec", Path.Combine(copies, $"{name}.dll")]
            select Of(function, Kind.Jit, place, calls, $"{function.Name} (JIT)", arguments, files);
    }

    private static bool IsDeployed(string file, string function) =>
        Path.GetFileName(file) is "Ecommerce.Lambda.dll" or "Ecommerce.Aws.dll" or "Ecommerce.Kernel.dll" or "Ecommerce.Contracts.dll"
            or "Ecommerce.Stores.dll"
        || (Path.GetFileName(file).StartsWith($"{function}.", StringComparison.Ordinal) && Path.GetExtension(file) is ".dll" or ".json");

    private static Entry Of(
        FunctionSpec function, Kind kind, Place place, Calls calls, string name, IReadOnlyList<string> arguments,
        IReadOnlyList<string> files)
    {
        var environment = function.Environment(place).ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);
        environment["_HANDLER"] = environment["AWS_LAMBDA_FUNCTION_NAME"] = function.Name;
        return new(name, kind, calls, new(arguments, files, environment), Question.Of(function.Name).Of(calls));
    }

    private static void Tell(NativeEvent happened, List<Skip> skips)
    {
        switch (happened)
        {
            case NativeEvent.Started:
                Console.WriteLine($"Compiling {happened.Service} to native code …");
                break;
            case NativeEvent.Failed failed:
                throw new BrokenVariantException($"{failed.Service} does not compile: {failed.FirstError}; {failed.LogPath}");
            case NativeEvent.Skipped skipped:
                skips.Add(new(skipped.Service, skipped.Reason));
                break;
        }
    }
}
