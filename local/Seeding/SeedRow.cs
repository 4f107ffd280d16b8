using System.Text.Json;
using System.Text.Json.Nodes;
using Ecommerce.Functions.Products;
using Ecommerce.Lambda;

namespace Ecommerce.Local.Seeding;

/// <summary>One product as either format gives it: JSON that still holds the stock, and the line it begins at.</summary>
/// <param name="LineOf">The line of a variant, where the format has one for it.</param>
internal sealed record SeedRow(int Line, JsonObject Product, Func<int, int>? LineOf = null)
{
    private const string StockField = "stock";
    private const string VariantsField = "variants";

    /// <summary>The product, held against the very rules of the API; null when it breaks one.</summary>
    public static SeedProduct? Check(SeedRow row, List<SeedMistake> mistakes)
    {
        var known = mistakes.Count;
        var stock = TakeStock(row, mistakes);
        var body = JsonSerializer.SerializeToUtf8Bytes(row.Product);
        if (!JsonBody.Read(body, "application/json", ProductsJson.Default.ProductDraft).TryGet(out var draft, out var error)
            || (error = DraftRules.Broken(draft)) is not null)
        {
            mistakes.AddRange(error.Faults.Select(f => new SeedMistake(row.LineAt(f.Where), $"{f.Where.TrimStart('/')}: {f.Detail}")));
            return null;
        }

        return mistakes.Count == known ? new(draft, stock) : null;
    }

    /// <summary>A code stands for one product or variant of the whole file.</summary>
    public static void CheckCodes(IReadOnlyList<SeedRow> rows, List<SeedMistake> mistakes)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            foreach (var (code, line) in row.Codes())
            {
                if (!lines.TryAdd(code, line) && lines[code] != line)
                {
                    mistakes.Add(new(line, $"the code {code} stands already in line {lines[code]}"));
                }
            }
        }
    }

    private static Dictionary<string, long> TakeStock(SeedRow row, List<SeedMistake> mistakes)
    {
        var stock = new Dictionary<string, long>(StringComparer.Ordinal);
        var variants = row.Product[VariantsField] as JsonArray ?? [];
        Take(row.Product, row.Line, isWanted: variants.Count == 0);
        for (var i = 0; i < variants.Count; i++)
        {
            if (variants[i] is JsonObject variant)
            {
                Take(variant, row.LineAt($"/{VariantsField}/{i}/"), isWanted: true);
            }
        }

        return stock;

        void Take(JsonObject sku, int line, bool isWanted)
        {
            if (!sku.Remove(StockField, out var node))
            {
                return;
            }

            if (!isWanted)
            {
                mistakes.Add(new(line, "stock: a product with variants has none of its own; give it to the variants"));
            }
            else if (node is not JsonValue value || !value.TryGetValue<long>(out var units) || units is < 0 or > Kernel.Limits.StockDeltaMax)
            {
                mistakes.Add(new(line, $"stock: must be a whole number from 0 to {Kernel.Limits.StockDeltaMax}"));
            }
            else if (sku["code"] is JsonValue code && code.TryGetValue<string>(out var text))
            {
                stock.TryAdd(text, units);
            }
        }
    }

    private IEnumerable<(string Code, int Line)> Codes()
    {
        var variants = Product[VariantsField] as JsonArray ?? [];
        var places = variants.Select((v, i) => (Sku: v as JsonObject, Line: LineAt($"/{VariantsField}/{i}/"))).Prepend((Sku: Product, Line));
        foreach (var (sku, line) in places)
        {
            if (sku?["code"] is JsonValue value && value.TryGetValue<string>(out var code))
            {
                yield return (code, line);
            }
        }
    }

    private int LineAt(string pointer) =>
        LineOf is not null && pointer.Split('/') is ["", VariantsField, var index, ..] && int.TryParse(index, out var i) ? LineOf(i) : Line;
}
