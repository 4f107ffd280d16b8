using Ecommerce.Functions.Products;

namespace Ecommerce.Local.Seeding;

/// <summary>A product of a seed file with the units of each of its SKUs: by the product's code, or by its variants'.</summary>
public sealed record SeedProduct(ProductDraft Draft, IReadOnlyDictionary<string, long> Stock);

/// <summary>What is wrong in a seed file, and where.</summary>
public sealed record SeedMistake(int Line, string Detail);

/// <summary>
/// Reads a seed file whole before anything is imported. Every mistake is told with its file and line; one mistake, and nothing is
/// imported. The formats are described in <c>Catalogue/README.md</c>.
/// </summary>
public static class SeedFile
{
    public static IReadOnlyList<SeedProduct> Read(string path)
    {
        var bytes = Load(path);
        var mistakes = new List<SeedMistake>();
        var rows = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".json" => SeedJson.Read(bytes, mistakes),
            ".csv" => SeedCsv.Read(bytes, mistakes),
            var other => throw new LocalException($"{path}: a seed file ends in .json or .csv, not in '{other}'"),
        };
        var products = new List<SeedProduct>();
        foreach (var row in rows)
        {
            if (SeedRow.Check(row, mistakes) is { } product)
            {
                products.Add(product);
            }
        }

        SeedRow.CheckCodes(rows, mistakes);
        if (products.Count > LocalLimits.SeedProductsMax)
        {
            mistakes.Add(new(rows[LocalLimits.SeedProductsMax].Line, $"more than {LocalLimits.SeedProductsMax} products; split the file"));
        }

        return mistakes.Count == 0 ? products : throw new LocalException(Tell(path, mistakes));
    }

    private static byte[] Load(string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > LocalLimits.SeedFileBytesMax } file)
            {
                throw new LocalException($"{path}: {file.Length} bytes; a seed file may have {LocalLimits.SeedFileBytesMax}");
            }

            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LocalException($"{path}: cannot be read: {e.Message}");
        }
    }

    private static string Tell(string path, List<SeedMistake> mistakes)
    {
        var told = mistakes.OrderBy(m => m.Line).Take(LocalLimits.SeedMistakesTold).Select(m => $"{path}:{m.Line}: {m.Detail}").ToList();
        if (mistakes.Count > told.Count)
        {
            told.Add($"and {mistakes.Count - told.Count} more");
        }

        told.Add("Nothing was imported.");
        return string.Join(Environment.NewLine, told);
    }
}
