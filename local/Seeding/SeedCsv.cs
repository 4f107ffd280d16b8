using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Ecommerce.Local.Seeding;

/// <summary>The CSV format (RFC 4180): a row per product or variant, turned into the JSON that the other format has.</summary>
internal static class SeedCsv
{
    private static readonly string[] s_columns =
    [
        "code", "productName", "category", "amount", "currency",
        "status", "taxCategory", "description", "model", "productUrl", "tags", "images", "stock", "variantOf", "options",
    ];

    private static readonly string[] s_columnsNeeded = s_columns[..5];
    private static readonly string[] s_columnsOfVariants = ["code", "amount", "currency", "stock", "variantOf", "options"];

    /// <param name="bytes">UTF-8 without a byte order mark.</param>
    public static List<SeedRow> Read(ReadOnlyMemory<byte> bytes, List<SeedMistake> mistakes)
    {
        using var records = CsvText.Read(Encoding.UTF8.GetString(bytes.Span), mistakes).GetEnumerator();
        if (!records.MoveNext())
        {
            return [];
        }

        string[] header = [.. records.Current.Fields.Select(f => f.Trim())];
        return HeaderIsRight(records.Current.Line, header, mistakes) ? ReadRows(header, records, mistakes) : [];
    }

    private static bool HeaderIsRight(int line, string[] header, List<SeedMistake> mistakes)
    {
        var known = mistakes.Count;
        Tell(header.Except(s_columns), $"there is no such column; there are {string.Join(",", s_columns)}");
        Tell(s_columnsNeeded.Except(header), "the header row must have this column");
        Tell(header.CountBy(c => c).Where(c => c.Value > 1).Select(c => c.Key), "this column stands twice");
        return mistakes.Count == known;

        void Tell(IEnumerable<string> columns, string detail) =>
            mistakes.AddRange(columns.Select(column => new SeedMistake(line, $"{column}: {detail}")));
    }

    private static List<SeedRow> ReadRows(string[] header, IEnumerator<CsvRecord> records, List<SeedMistake> mistakes)
    {
        var products = new List<SeedRow>();
        var byCode = new Dictionary<string, (JsonObject Product, List<int> Lines)>(StringComparer.Ordinal);
        while (records.MoveNext())
        {
            var (line, fields) = (records.Current.Line, records.Current.Fields);
            if (fields.Count != header.Length)
            {
                mistakes.Add(new(line, $"{fields.Count} fields; the header has {header.Length}"));
                continue;
            }

            var row = new CsvRow(line, header.Zip(fields).ToDictionary(f => f.First, f => f.Second.Trim()), mistakes);
            if (row["variantOf"].Length == 0)
            {
                var lines = new List<int>();
                var product = Product(row);
                products.Add(new(line, product, pointer => LineOfVariant(pointer, lines) ?? line));
                byCode.TryAdd(row["code"], (product, lines));
            }
            else if (byCode.TryGetValue(row["variantOf"], out var known))
            {
                known.Lines.Add(line);
                ((JsonArray)(known.Product["variants"] ??= new JsonArray())).Add(Variant(row, known.Product));
            }
            else
            {
                row.Mistake("variantOf", $"no product with the code {row["variantOf"]} stands above");
            }
        }

        return products;
    }

    private static int? LineOfVariant(string pointer, List<int> lines) =>
        pointer.Split('/') is ["", "variants", var index, ..] && int.TryParse(index, out var i) && i < lines.Count ? lines[i] : null;

    private static JsonObject Product(CsvRow row)
    {
        var product = new JsonObject();
        foreach (var name in (string[])["code", "productName", "category", "status", "taxCategory", "description", "model", "productUrl"])
        {
            row.Text(product, name);
        }

        if (row["options"].Length > 0)
        {
            row.Mistake("options", "only a variant has options; variantOf names its product");
        }

        product["price"] = Price(row);
        row.List(product, "tags");
        row.List(product, "images");
        row.Number(product, "stock");
        return product;
    }

    private static JsonObject Variant(CsvRow row, JsonObject product)
    {
        foreach (var column in s_columns.Except(s_columnsOfVariants).Where(c => row[c].Length > 0))
        {
            row.Mistake(column, "stays empty in a variant's row; it is the product's");
        }

        var variant = new JsonObject { ["code"] = row["code"], ["options"] = row.Pairs("options") };
        if (row["amount"].Length > 0)
        {
            var price = Price(row);
            price["currency"] ??= product["price"]?["currency"]?.DeepClone();
            variant["price"] = price;
        }
        else if (row["currency"].Length > 0)
        {
            row.Mistake("amount", "missing beside the currency; a variant without a price of its own leaves both empty");
        }

        row.Number(variant, "stock");
        return variant;
    }

    private static JsonObject Price(CsvRow row)
    {
        var price = new JsonObject();
        row.Number(price, "amount");
        row.Text(price, "currency");
        return price;
    }

    /// <summary>The fields of a row by column; a column that the file does not have is empty.</summary>
    private sealed class CsvRow(int line, Dictionary<string, string> fields, List<SeedMistake> mistakes)
    {
        public string this[string column] => fields.GetValueOrDefault(column, "");

        public void Mistake(string column, string detail) => mistakes.Add(new(line, $"{column}: {detail}"));

        public void Text(JsonObject into, string column)
        {
            if (this[column] is { Length: > 0 } text)
            {
                into[column] = text;
            }
        }

        public void List(JsonObject into, string column)
        {
            if (this[column] is { Length: > 0 } text)
            {
                into[column] = new JsonArray([.. text.Split('|').Select(t => (JsonNode)t.Trim())]);
            }
        }

        // What is no number stays a text, so that the rules tell of it.
        public void Number(JsonObject into, string column)
        {
            if (this[column] is { Length: > 0 } text)
            {
                var isNumber = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
                into[column] = isNumber ? number : text;
            }
        }

        public JsonObject Pairs(string column)
        {
            var pairs = new JsonObject();
            foreach (var pair in this[column].Split('|', StringSplitOptions.RemoveEmptyEntries))
            {
                if (pair.Split('=', 2, StringSplitOptions.TrimEntries) is not [var name, var value])
                {
                    Mistake(column, $"'{pair}' is not of the form name=value");
                }
                else if (!pairs.TryAdd(name, value))
                {
                    Mistake(column, $"{name} stands twice");
                }
            }

            return pairs;
        }
    }
}
