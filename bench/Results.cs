using System.Text.Json;

namespace Ecommerce.Bench;

/// <summary>Where results are kept: JSON beside this project, and tables between two markers of its README.</summary>
internal static class Results
{
    /// <summary>How results are written, and read again.</summary>
    public static JsonSerializerOptions Json { get; } = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    public static void Write<T>(string name, T results)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder(), "results")).FullName;
        File.WriteAllText(Path.Combine(folder, $"{name}.json"), JsonSerializer.Serialize(results, Json) + "\n");
    }

    /// <summary>Puts a table in the place of the one that a command of that name wrote before.</summary>
    public static void WriteTable(string name, string table)
    {
        var readme = Path.Combine(Folder(), "README.md");
        var (start, end) = ($"<!-- {name} -->\n", $"<!-- /{name} -->");
        var text = File.ReadAllText(readme);
        var from = text.IndexOf(start, StringComparison.Ordinal);
        var to = text.IndexOf(end, StringComparison.Ordinal);
        if (from < 0 || to < from)
        {
            throw new InvalidDataException($"{readme} has no place for a table named {name}");
        }

        File.WriteAllText(readme, $"{text[..(from + start.Length)]}{table}{text[to..]}");
    }

    /// <summary>The repository's root.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Ecommerce.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? Environment.CurrentDirectory;
    }

    private static string Folder() => Path.Combine(Root(), "bench");
}
