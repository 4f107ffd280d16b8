namespace Ecommerce.Tests.Stack.Support;

/// <summary>A stack file of the repository, as far as we write them: one setting a line, values as they stand.</summary>
internal static class StackFile
{
    private const string Ours = "  shop:";

    public static IReadOnlyDictionary<string, string> Read(string stack) =>
        File.ReadLines(Path.Combine(Repository.Root, $"Pulumi.{stack}.yaml"))
            .Where(line => line.StartsWith(Ours, StringComparison.Ordinal))
            .Select(line => line[Ours.Length..].Split(": ", 2))
            .ToDictionary(pair => pair[0], pair => pair[1]);
}
