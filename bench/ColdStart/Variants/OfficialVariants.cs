namespace Ecommerce.Bench.ColdStart.Variants;

/// <summary>The same in C# on AWS's own packages, where somebody has published bench/Peers: not every feed has them.</summary>
internal static class OfficialVariants
{
    private const string Name = "RuntimeSupport + AWSSDK";
    private const string NameAsItComes = $"{Name}, as it comes";
    private const string Publish = "dotnet publish bench/Peers -c Release -p:WithAwsLambdaPackages=true";

    /// <param name="folder">Where bench/Peers was published to, compiled as the functions are and as it comes.</param>
    /// <param name="machineRoots">The trust store of the one as it comes; null where there is none.</param>
    public static Field Find(string folder, string? machineRoots) => Field.Join(
    [
        Find(Name, Path.Combine(folder, "peers"), $"{Publish} -o artifacts/cold-start/peers", new Dictionary<string, string>()),
        machineRoots is null
            ? Field.Skipped(NameAsItComes, "this machine's trust store is at none of the usual places")
            : Find(
                NameAsItComes, Path.Combine(folder, "peers-as-it-comes"),
                $"{Publish} -p:AsItComes=true -o artifacts/cold-start/peers-as-it-comes",
                new Dictionary<string, string> { ["SSL_CERT_FILE"] = machineRoots }),
    ]);

    private static Field Find(string name, string folder, string publish, IReadOnlyDictionary<string, string> environment)
    {
        var program = Path.Combine(folder, "Ecommerce.Peers");
        if (!File.Exists(program))
        {
            return Field.Skipped(name, $"bench/Peers is not published: {publish}");
        }

        Launch launch = new([program], [program], environment);
        return new([.. Enum.GetValues<Calls>().Select(calls => new Entry(name, Kind.Peer, calls, launch, Question.Common.Of(calls)))], []);
    }
}
