using System.Text.Unicode;
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
        Func<ReadOnlyMemory<byte>, List<SeedMistake>, List<SeedRow>> format = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".json" => SeedJson.Read,
            ".csv" => SeedCsv.Read,
            var other => throw new LocalException($"{path}: a seed file ends in .json or .csv, not in '{other}'"),
        };
        var mistakes = new List<SeedMistake>();
        var products = Check(Text(Load(path), mistakes), format, mistakes);
        return mistakes.Count == 0 ? products : throw new LocalException(Tell(path, mistakes));
    }

    private static List<SeedProduct> Check(
        ReadOnlyMemory<byte> text, Func<ReadOnlyMemory<byte>, List<SeedMistake>, List<SeedRow>> format, List<SeedMistake> mistakes)
    {
        if (mistakes.Count > 0)
        {
            return [];
        }

        var rows = format(text, mistakes);
        if (rows.Count == 0 && mistakes.Count == 0)
        {
            mistakes.Add(new(1, "there is no product in the file"));
        }

        if (rows.Count > LocalLimits.SeedProductsMax)
        {
            mistakes.Add(new(rows[LocalLimits.SeedProductsMax].Line, $"more than {LocalLimits.SeedProductsMax} products; split the file"));
        }

        SeedRow.CheckCodes(rows, mistakes);
        return [.. rows.Select(row => SeedRow.Check(row, mistakes)).OfType<SeedProduct>()];
    }

    private static byte[] Load(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                throw new LocalException($"{path}: this is a folder, not a file");
            }

            using var file = File.OpenRead(path);
            using var content = new MemoryStream();
            var buffer = new byte[64 * 1024];
            while (file.Read(buffer) is > 0 and var read)
            {
                content.Write(buffer.AsSpan(0, read));
                if (content.Length > LocalLimits.SeedFileBytesMax)
                {
                    throw new LocalException($"{path}: a seed file has at most {LocalLimits.SeedFileBytesMax / 1024 / 1024} MB; split it");
                }
            }

            return content.ToArray();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new LocalException($"{path}: there is no such file");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new LocalException($"{path}: cannot be read: {e.Message}");
        }
    }

    /// <summary>The file without a byte order mark, if it is a text at all.</summary>
    private static ReadOnlyMemory<byte> Text(ReadOnlyMemory<byte> bytes, List<SeedMistake> mistakes)
    {
        var text = bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        if (text.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            mistakes.Add(new(1, "the file is empty"));
        }

        var line = 0;
        foreach (var part in text.Span.Split((byte)'\n'))
        {
            line++;
            if (!Utf8.IsValid(text.Span[part]))
            {
                mistakes.Add(new(line, "this is not UTF-8; save the file with that encoding"));
                break;
            }
        }

        return text;
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
