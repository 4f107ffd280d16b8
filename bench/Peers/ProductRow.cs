using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace Ecommerce.Bench.Peers;

/// <summary>A product's row in its table, read as functions/Products reads it.</summary>
internal static class ProductRow
{
    // From the best to the worst, as a product's variants are ranked.
    private static readonly string[] s_availabilities = ["in_stock", "low_stock", "out_of_stock"];

    public static PeerProduct Read(Dictionary<string, AttributeValue> row)
    {
        var (id, currency, levels) = (row["id"].S, row["currency"].S, row["stockLevels"].M);
        PeerVariant[] variants = [.. row["variants"].L.Select(variant => Variant(variant.M, currency, levels))];
        return new(
            id, row["code"].S, row["productName"].S, TextOrNull(row, "description"), TextOrNull(row, "model"),
            TextOrNull(row, "productUrl"), row["category"].S, Texts(row["tags"]), Texts(row["images"]),
            new(Number(row["amount"]), currency), row["taxCategory"].S, row["status"].S, Best(variants, Availability(levels, id)),
            variants, Number(row["version"]), row["createdAt"].S, row["updatedAt"].S)
        {
            StockSequence = Number(row["stockSequence"]),
        };
    }

    private static PeerVariant Variant(
        Dictionary<string, AttributeValue> map, string currency, Dictionary<string, AttributeValue> levels) => new(
        map["id"].S, map["code"].S, map["options"].M.ToDictionary(option => option.Key, option => option.Value.S),
        new(Number(map["amount"]), currency), Availability(levels, map["id"].S));

    private static string Best(PeerVariant[] variants, string own) =>
        variants.Length == 0 ? own : variants.Select(v => v.Availability).MinBy(a => Array.IndexOf(s_availabilities, a))!;

    private static string Availability(Dictionary<string, AttributeValue> levels, string sku) =>
        levels.GetValueOrDefault(sku)?.S switch
        {
            "in" => s_availabilities[0],
            "low" => s_availabilities[1],
            _ => s_availabilities[2],
        };

    private static string? TextOrNull(Dictionary<string, AttributeValue> row, string name) => row.GetValueOrDefault(name)?.S;

    private static string[] Texts(AttributeValue list) => [.. list.L.Select(text => text.S)];

    private static long Number(AttributeValue value) => long.Parse(value.N, CultureInfo.InvariantCulture);
}
