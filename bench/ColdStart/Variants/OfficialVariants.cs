namespace Ecommerce.Bench.ColdStart.Variants;

/// <summary>The same in C# on AWS's own packages, where somebody has published bench/Peers: not every feed has them.</summary>
internal static class OfficialVariants
{
    private const string Name = "RuntimeSupport + AWSSDK";

    /// <param name="folder">Where bench/Peers was published to.</param>
    public static Field Find(string folder)
    {
        var program = Path.Combine(folder, "Ecommerce.Peers");
        return File.Exists(program)
            ? new([Of(program, Calls.None), Of(program, Calls.Tls), Of(program, Calls.Http)], [])
            : Field.Skipped(
                Name,
                "bench/Peers is not published: "
                + "dotnet publish bench/Peers -c Release -p:WithAwsLambdaPackages=true -o artifacts/cold-start/peers");
    }

    private static Entry Of(string program, Calls calls) =>
        new(Name, Kind.Peer, calls, new([program], [program], new Dictionary<string, string>()), Question.Common.Of(calls));
}
