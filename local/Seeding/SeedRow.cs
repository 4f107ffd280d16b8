using System.Text.Json;
using System.Text.Json.Nodes;
using Ecommerce.Functions.Products;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Local.Seeding;

/// <summary>One product as either format gives it: JSON that still holds the stock, and the line it begins at.</summary>
/// <param name="LineOf">The line of what a JSON pointer into the product names.</param>
internal sealed record SeedRow(int Line, JsonObject Product, Func<string, int> LineOf)
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
            mistakes.AddRange(error.Faults.Select(f => new SeedMistake(row.LineOf(f.Where), Tell(f))));
            if (error.Faults.Count == 0)
            {
                mistakes.Add(new(row.Line, error.Detail));
            }

            return null;
        }

        return mistakes.Count == known ? new(draft, stock) : null;
    }

    /// <summary>A code stands for one product or variant of the whole file.</summary>
    public static void CheckCodes(IReadOnlyList<SeedRow> rows, List<SeedMistake> mistakes)
    {
        var first = new Dictionary<string, (SeedRow Row, int Line)>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            foreach (var (code, pointer) in row.Codes())
            {
                // Two of one product are the rules' to tell.
                if (!first.TryAdd(code, (row, row.LineOf(pointer))) && !ReferenceEquals(first[code].Row, row))
                {
                    mistakes.Add(new(row.LineOf(pointer), $"{pointer.TrimStart('/')}: {code} stands already in line {first[code].Line}"));
                }
            }
        }
    }

    private static string Tell(Fault fault) =>
        fault.Where.TrimStart('/') is { Length: > 0 } field ? $"{field}: {fault.Detail}" : fault.Detail;

    private static Dictionary<string, long> TakeStock(SeedRow row, List<SeedMistake> mistakes)
    {
        var stock = new Dictionary<string, long>(StringComparer.Ordinal);
        var variants = row.Product[VariantsField] as JsonArray ?? [];
        Take(row.Product, "", isWanted: variants.Count == 0);
        for (var i = 0; i < variants.Count; i++)
        {
            if (variants[i] is JsonObject variant)
            {
                Take(variant, $"{VariantsField}/{i}/", isWanted: true);
            }
        }

        return stock;

        void Take(JsonObject sku, string at, bool isWanted)
        {
            var field = $"{at}{StockField}";
            if (!sku.Remove(StockField, out var node))
            {
                return;
            }

            if (!isWanted)
            {
                Tell("a product with variants has none of its own; give it to the variants");
            }
            else if (node is not JsonValue value || !value.TryGetValue<long>(out var units) || units is < 0 or > Limits.StockDeltaMax)
            {
                Tell($"must be a whole number from 0 to {Limits.StockDeltaMax}");
            }
            else if (sku["code"] is JsonValue code && code.TryGetValue<string>(out var text))
            {
                stock.TryAdd(text, units);
            }

            void Tell(string detail) => mistakes.Add(new(row.LineOf($"/{field}"), $"{field}: {detail}"));
        }
    }

    private IEnumerable<(string Code, string Pointer)> Codes()
    {
        var variants = Product[VariantsField] as JsonArray ?? [];
        var skus = variants.Select((v, i) => (Sku: v as JsonObject, Pointer: $"/{VariantsField}/{i}/code")).Prepend((Product, "/code"));
        foreach (var (sku, pointer) in skus)
        {
            if (sku?["code"] is JsonValue value && value.TryGetValue<string>(out var code))
            {
                yield return (code, pointer);
            }
        }
    }
}
