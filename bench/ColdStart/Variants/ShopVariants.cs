using Ecommerce.Bench.ColdStart.Serving;
using Ecommerce.Local.Cloud;
using Ecommerce.Local.Native;
using Ecommerce.Local.Processes;
using Ecommerce.Topology;

namespace Ecommerce.Bench.ColdStart.Variants;

/// <summary>Every function of the topology, as the native executable that is deployed and as the JIT build that runs locally at first.</summary>
internal static class ShopVariants
{
    /// <summary>Compiles what is not compiled yet, which takes minutes once for every version of the sources.</summary>
    public static async Task<Field> BuildAsync(string root, string cache, Place place, CancellationToken cancellation)
    {
        var (skips, shop) = (new List<Skip>(), Shop.Describe());
        var executables = await new NativeBuilder(new(root, cache)).BuildAsync(
            [.. LocalService.All.Select(s => s.Name)], happened => Tell(happened, skips), cancellation);
        var native =
            from calls in Enum.GetValues<Calls>()
            from function in shop.Functions
            where executables.ContainsKey(function.Service)
            let program = executables[function.Service]
            select Of(function, place, calls, function.Name, [program], [program]);
        return new([.. native, .. Jit(shop.Functions[0], place)], skips);
    }

    // One function's is enough: that a JIT build is no peer is the same for all.
    private static IEnumerable<Entry> Jit(FunctionSpec function, Place place)
    {
        var assembly = LocalService.Of(function.Service).Assembly;
        string[] files = [.. Directory.GetFiles(Path.GetDirectoryName(assembly)!, "Ecommerce.*.dll").Where(IsDeployed)];
        return
            from calls in new[] { Calls.None, Calls.Tls }
            select Of(function, place, calls, $"{function.Name} (JIT)", [Executables.Dotnet, "exec", assembly], files);
    }

    private static bool IsDeployed(string file) => Path.GetFileNameWithoutExtension(file) is
        "Ecommerce.Functions.Products" or "Ecommerce.Lambda" or "Ecommerce.Aws" or "Ecommerce.Kernel" or "Ecommerce.Contracts"
        or "Ecommerce.Stores";

    private static Entry Of(
        FunctionSpec function, Place place, Calls calls, string name, IReadOnlyList<string> arguments, IReadOnlyList<string> files)
    {
        var environment = function.Environment(place).ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);
        environment["_HANDLER"] = environment["AWS_LAMBDA_FUNCTION_NAME"] = function.Name;
        return new(name, calls, new(arguments, files, environment), Question.Of(function.Name).Of(calls));
    }

    private static void Tell(NativeEvent happened, List<Skip> skips)
    {
        switch (happened)
        {
            case NativeEvent.Started:
                Console.WriteLine($"Compiling {happened.Service} to native code …");
                break;
            case NativeEvent.Failed failed:
                throw new BrokenVariantException($"{failed.Service} does not compile to native code: {failed.FirstError}; {failed.LogPath}");
            case NativeEvent.Skipped skipped:
                skips.Add(new(skipped.Service, skipped.Reason));
                break;
        }
    }
}
