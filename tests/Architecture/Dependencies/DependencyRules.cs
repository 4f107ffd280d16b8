namespace Ecommerce.Tests.Architecture.Dependencies;

/// <summary>
/// Who may reference whom. Deployed code knows nothing of how it is deployed; services meet in Contracts or not at all; a project that
/// is not listed may reference nothing, so that a new one has to be thought about.
/// </summary>
internal static class DependencyRules
{
    private const string Kernel = "shared/Kernel";
    private const string Contracts = "shared/Contracts";
    private const string Topology = "shared/Topology";
    private const string Lambda = "shared/Lambda";
    private const string Aws = "shared/Aws";
    private const string Stores = "shared/Stores";
    private const string Iam = "shared/Iam";
    private const string SourceGeneration = "shared/SourceGeneration";

    private static readonly string[] s_deployed = [Kernel, Contracts, Lambda, Aws, Stores];

    // Folders, or what they begin with when they end in a slash.
    private static readonly (string Project, string[] May)[] s_references =
    [
        (Kernel, []),
        (Contracts, [Kernel, SourceGeneration]),
        (Topology, [Kernel, Contracts]),
        (Lambda, [Kernel, Contracts]),
        (Aws, [Kernel]),
        (Stores, [Kernel, Contracts, Lambda, Aws]),
        (SourceGeneration, []), // Part of the compiler, so never deployed either.
        (Iam, []), // Never deployed: the local AWS and tests ask it what AWS would ask.
        ("functions/", s_deployed),
        ("stack", [Kernel, Topology]),
        ("local", [.. s_deployed, Topology, Iam, "functions/"]),
        ("pack", [Topology, "local"]), // local: how to run a compiler and to end it with its children.
        ("bench", [.. s_deployed, Topology, Iam, "functions/", "local"]),
        ("bench/", [.. s_deployed, Topology, Iam, "functions/", "local"]),
        ("tests/Aot", [.. s_deployed, Topology, "functions/", "local", "pack"]),
        ("tests/Stack", [Kernel, Topology, Iam, "stack"]),
        ("tests/Unit", [
            .. s_deployed, Topology, Iam, SourceGeneration, "functions/", "local", "pack", "bench/ColdStart", "tests/Support/"]),
        ("tests/", [.. s_deployed, Topology, Iam, "functions/", "local", "tests/Support/"]),
    ];

    // Every package, and who may have it. Whatever is not listed is nobody's.
    private static readonly (string Package, string[] May)[] s_packages =
    [
        ("CsvHelper", ["local"]),
        ("Microsoft.Data.Sqlite", ["local"]),
        ("System.CommandLine", ["local", "pack"]),
        ("Microsoft.CodeAnalysis.Analyzers", [SourceGeneration]),
        ("Microsoft.CodeAnalysis.CSharp", [SourceGeneration, "tests/Unit"]),
        ("Pulumi", ["stack", "tests/Stack"]),
        ("Pulumi.Aws", ["stack", "tests/Stack"]),
        ("xunit.v3", ["tests", "tests/"]),
        ("Shouldly", ["tests", "tests/"]),
        ("FsCheck.Xunit.v3", ["tests/"]),
        ("AWSSDK.DynamoDBv2", ["tests/", "bench", "bench/Peers"]),
        ("AWSSDK.S3", ["tests/"]),
        ("AWSSDK.SQS", ["tests/"]),
        ("Microsoft.IdentityModel.JsonWebTokens", ["tests/"]),
        ("Amazon.Lambda.APIGatewayEvents", ["bench/Peers"]),
        ("Amazon.Lambda.Core", ["bench/Peers"]),
        ("Amazon.Lambda.RuntimeSupport", ["bench/Peers"]),
        ("Amazon.Lambda.Serialization.SystemTextJson", ["bench/Peers"]),
        ("BenchmarkDotNet", ["bench/Handlers"]),
    ];

    public static IEnumerable<string> Broken(ProjectFile project) => [.. References(project), .. Packages(project)];

    private static IEnumerable<string> References(ProjectFile project)
    {
        var rule = s_references.FirstOrDefault(r => Matches(r.Project, project.Folder));
        if (rule.May is null)
        {
            yield return $"{project.Path} stands nowhere in DependencyRules: say there what it may reference";
            yield break;
        }

        foreach (var reference in project.References.Where(reference => !rule.May.Any(may => Matches(may, reference))))
        {
            var list = rule.May.Length == 0 ? "nothing" : string.Join(", ", rule.May);
            yield return $"{project.Folder} references {reference}; it may reference {list}";
        }
    }

    /// <summary>Of a Directory.Build.props: what it gives to every project below it.</summary>
    public static IEnumerable<string> Packages(ProjectFile project) =>
        from package in project.Packages
        let may = s_packages.FirstOrDefault(p => p.Package == package).May
        where may is null || !may.Any(m => Matches(m, project.Folder))
        select may is null
            ? $"{project.Folder} uses the package {package}, which nobody may: list it in DependencyRules with its reason in docs/decisions"
            : $"{project.Folder} uses the package {package}, which is for {string.Join(", ", may)} only";

    private static bool Matches(string rule, string folder) =>
        rule.EndsWith('/') ? folder.StartsWith(rule, StringComparison.Ordinal) : folder == rule;
}
