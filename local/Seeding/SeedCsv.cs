using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CsvHelper;
using CsvHelper.Configuration;

namespace Ecommerce.Local.Seeding;

/// <summary>The CSV format (RFC 4180): a row per product or variant, turned into the JSON that the other format has.</summary>
internal static class SeedCsv
{
    private static readonly string[] s_columns =
    [
        "code", "productName", "category", "amount", "currency", "status", "taxCategory", "description", "model", "productUrl", "tags", "images",
        "stock", "variantOf", "options",
    ];

    public static List<SeedRow> Read(byte[] bytes, List<SeedMistake> mistakes)
    {
        using var text = new StreamReader(new MemoryStream(bytes), new UTF8Encoding(false, throwOnInvalidBytes: false));
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            BadDataFound = null,
            MissingFieldFound = null,
            DetectDelimiter = false,
        };
        using var csv = new CsvReader(text, configuration);
        return csv.Read() && csv.ReadHeader() && HeaderIsRight(csv.HeaderRecord!, mistakes) ? ReadRows(csv, mistakes) : [];
    }

    private static bool HeaderIsRight(string[] header, List<SeedMistake> mistakes)
    {
        foreach (var unknown in header.Except(s_columns))
        {
            mistakes.Add(new(1, $"there is no column '{unknown}'; there are {string.Join(",", s_columns)}"));
        }

        if (!header.Contains("code"))
        {
            mistakes.Add(new(1, "the header row must name the column code"));
        }

        return mistakes.Count == 0;
    }

    private static List<SeedRow> ReadRows(CsvReader csv, List<SeedMistake> mistakes)
    {
        var products = new List<SeedRow>();
        var byCode = new Dictionary<string, (JsonObject Product, List<int> Lines)>(StringComparer.Ordinal);
        while (csv.Read())
        {
            var line = csv.Context.Parser!.RawRow;
            if (csv.Parser.Count != csv.HeaderRecord!.Length)
            {
                mistakes.Add(new(line, $"{csv.Parser.Count} fields; the header has {csv.HeaderRecord.Length}"));
                continue;
            }

            var row = csv.HeaderRecord.Zip(csv.Parser.Record!).ToDictionary(f => f.First, f => f.Second.Trim());
            var owner = row.GetValueOrDefault("variantOf", "");
            if (owner.Length == 0)
            {
                var lines = new List<int>();
                var product = Product(row);
                products.Add(new(line, product, i => i < lines.Count ? lines[i] : line));
                byCode.TryAdd(row["code"], (product, lines));
            }
            else if (byCode.TryGetValue(owner, out var known))
            {
                known.Lines.Add(line);
                ((JsonArray)(known.Product["variants"] ??= new JsonArray())).Add(Variant(row, known.Product));
            }
            else
            {
                mistakes.Add(new(line, $"variantOf: no product with the code {owner} stands above"));
            }
        }

        return products;
    }

    private static JsonObject Product(Dictionary<string, string> row)
    {
        var product = new JsonObject();
        foreach (var name in (string[])["code", "productName", "category", "status", "taxCategory", "description", "model", "productUrl"])
        {
            Text(product, row, name);
        }

        product["price"] = Price(row);
        List(product, row, "tags");
        List(product, row, "images");
        Number(product, row, "stock", "stock");
        return product;
    }

    private static JsonObject Variant(Dictionary<string, string> row, JsonObject product)
    {
        var variant = new JsonObject { ["code"] = row["code"], ["options"] = Options(row.GetValueOrDefault("options", "")) };
        if (row.GetValueOrDefault("amount", "").Length > 0)
        {
            var price = Price(row);
            price["currency"] ??= product["price"]?["currency"]?.DeepClone();
            variant["price"] = price;
        }

        Number(variant, row, "stock", "stock");
        return variant;
    }

    private static JsonObject Price(Dictionary<string, string> row)
    {
        var price = new JsonObject();
        Number(price, row, "amount", "amount");
        Text(price, row, "currency");
        return price;
    }

    private static JsonObject Options(string text)
    {
        var options = new JsonObject();
        foreach (var pair in text.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            options[at < 0 ? pair : pair[..at]] = at < 0 ? "" : pair[(at + 1)..];
        }

        return options;
    }

    private static void Text(JsonObject into, Dictionary<string, string> row, string name)
    {
        if (row.GetValueOrDefault(name, "") is { Length: > 0 } text)
        {
            into[name] = text;
        }
    }

    private static void List(JsonObject into, Dictionary<string, string> row, string name)
    {
        if (row.GetValueOrDefault(name, "") is { Length: > 0 } text)
        {
            into[name] = new JsonArray([.. text.Split('|').Select(t => (JsonNode)t)]);
        }
    }

    // What is no number stays a text, so that the rules tell of it.
    private static void Number(JsonObject into, Dictionary<string, string> row, string column, string name)
    {
        if (row.GetValueOrDefault(column, "") is { Length: > 0 } text)
        {
            into[name] = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : text;
        }
    }
}
