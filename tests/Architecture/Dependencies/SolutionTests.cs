using System.Text.RegularExpressions;
using Ecommerce.Tests.Architecture.Support;

namespace Ecommerce.Tests.Architecture.Dependencies;

/// <summary>The solution holds every project there is, in folders that equal the disk's, so that an editor shows the truth.</summary>
public sealed partial class SolutionTests
{
    [Fact]
    public void EveryProjectIsInTheSolutionWhereItIsOnDisk() =>
        Broken(Repository.Read("Ecommerce.sln"), [.. ProjectFile.All.Select(p => p.Path)]).ShouldTellNothing();

    [Fact]
    public void AProjectThatIsNotInTheSolutionIsTold() =>
        Broken(Solution("shared/Kernel/Kernel.csproj", "shared"), ["shared/Kernel/Kernel.csproj", "shared/Aws/Aws.csproj"])
            .ShouldBe(["shared/Aws/Aws.csproj is not in Ecommerce.sln: dotnet sln add -s shared shared/Aws/Aws.csproj"]);

    [Fact]
    public void AProjectThatIsNotThereAnyMoreIsTold() =>
        Broken(Solution("shared/Kernel/Kernel.csproj", "shared"), [])
            .ShouldBe(["Ecommerce.sln holds shared/Kernel/Kernel.csproj, which is not there"]);

    [Fact]
    public void AProjectInAnotherFolderIsTold() =>
        Broken(Solution("shared/Kernel/Kernel.csproj", "functions"), ["shared/Kernel/Kernel.csproj"])
            .ShouldBe(["shared/Kernel/Kernel.csproj stands in the solution folder 'functions'; on disk it is 'shared'"]);

    private static IEnumerable<string> Broken(string solution, IReadOnlyList<string> onDisk)
    {
        var entries = Entry().Matches(solution)
            .Select(m => (Name: m.Groups[1].Value, Path: m.Groups[2].Value.Replace('\\', '/'), Id: m.Groups[3].Value)).ToList();
        var names = entries.ToDictionary(e => e.Id, e => e.Name);
        var parents = Nesting().Matches(solution).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        var projects = entries.Where(e => e.Path.EndsWith(".csproj", StringComparison.Ordinal)).ToList();
        return
        [
            .. onDisk.Except(projects.Select(p => p.Path))
                .Select(path => $"{path} is not in Ecommerce.sln: dotnet sln add -s {FolderOf(path)} {path}"),
            .. projects.Select(p => p.Path).Except(onDisk).Select(path => $"Ecommerce.sln holds {path}, which is not there"),
            .. from project in projects
               where onDisk.Contains(project.Path)
               let folder = string.Join('/', Parents(project.Id).Reverse())
               where folder != FolderOf(project.Path)
               select $"{project.Path} stands in the solution folder '{folder}'; on disk it is '{FolderOf(project.Path)}'",
        ];

        IEnumerable<string> Parents(string id)
        {
            while (parents.TryGetValue(id, out var parent))
            {
                yield return names[parent];
                id = parent;
            }
        }
    }

    // The folder that holds the project's own.
    private static string FolderOf(string path) => string.Join('/', path.Split('/').SkipLast(2));

    private static string Solution(string path, string folder) =>
        $$"""
        Project("{F184B08F-C81C-45F6-A57F-5ABD9991F28F}") = "Some", "{{path.Replace('/', '\\')}}", "{00000000-0000-0000-0000-000000000001}"
        EndProject
        Project("{2150E333-8FDC-42A3-9474-1A3956D46DE8}") = "{{folder}}", "{{folder}}", "{00000000-0000-0000-0000-000000000002}"
        EndProject
            {00000000-0000-0000-0000-000000000001} = {00000000-0000-0000-0000-000000000002}
        """;

    [GeneratedRegex(@"Project\(""[^""]+""\) = ""([^""]+)"", ""([^""]+)"", ""(\{[^""]+\})""", RegexOptions.CultureInvariant)]
    private static partial Regex Entry();

    [GeneratedRegex(@"^\s*(\{[0-9A-F-]+\}) = (\{[0-9A-F-]+\})\s*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Nesting();
}
