using System.Text;

namespace Ecommerce.Tests.Architecture.Support;

/// <summary>
/// Committed results. A difference fails the test and is read in the review. With UPDATE_GOLDEN=1 in the environment the tests write
/// the files anew instead of comparing; nobody edits them by hand. Schemas are built into Topology, and the OpenAPI document is made of
/// them: where bodies change, build and run twice.
/// </summary>
internal static class Golden
{
    private const string Folder = "tests/Architecture/Golden";

    public static bool IsUpdating { get; } = Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    public static void Matches(string name, string actual) => MatchesAt($"{Folder}/{name}", actual);

    /// <summary>A golden file anywhere in the repository.</summary>
    public static void MatchesAt(string path, string actual)
    {
        if (IsUpdating)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Repository.PathOf(path))!);
            File.WriteAllText(Repository.PathOf(path), actual, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            return;
        }

        var expected = Repository.Has(path) ? Repository.Read(path) : "";
        if (Difference(expected, actual) is { } difference)
        {
            Assert.Fail($"{path}, {difference}. If that is meant, run the tests once with UPDATE_GOLDEN=1 and commit it");
        }
    }

    /// <summary>The lines of a golden list; comments begin with a number sign.</summary>
    public static IReadOnlyList<string> Lines(string name) =>
        [.. Repository.Read($"{Folder}/{name}").Split('\n').Where(line => line.Length > 0 && !line.StartsWith('#'))];

    /// <summary>Files of a golden folder that a test did not ask for: they belong to nothing any more.</summary>
    public static void HasOnly(string folder, IEnumerable<string> names)
    {
        var expected = names.Select(name => $"{Folder}/{folder}/{name}").ToHashSet();
        var stale = Repository.Paths("*", $"{Folder}/{folder}").Where(path => !expected.Contains(path)).ToList();
        if (IsUpdating)
        {
            stale.ForEach(path => File.Delete(Repository.PathOf(path)));
            return;
        }

        stale.ShouldBeEmpty("these golden files belong to nothing; run the tests once with UPDATE_GOLDEN=1");
    }

    /// <summary>The first line that differs, in words; null: none does.</summary>
    internal static string? Difference(string expected, string actual)
    {
        var (was, @is) = (expected.Split('\n'), actual.Split('\n'));
        for (var i = 0; i < Math.Max(was.Length, @is.Length); i++)
        {
            var (before, after) = (i < was.Length ? was[i] : "(end)", i < @is.Length ? @is[i] : "(end)");
            if (before != after)
            {
                return $"line {i + 1}: '{before}' became '{after}'";
            }
        }

        return null;
    }
}
