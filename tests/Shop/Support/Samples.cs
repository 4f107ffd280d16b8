using System.Text.Json.Nodes;

namespace Ecommerce.Tests.Shop.Support;

/// <summary>Bodies that are right. A test changes what it is about.</summary>
internal static class Samples
{
    public static JsonObject Mug(string code = "MUG-1") => new()
    {
        ["code"] = code,
        ["productName"] = "Blue Mug",
        ["category"] = "kitchen",
        ["price"] = Money(1250),
    };

    /// <summary>A product with a red and a blue variant; blue has a price of its own.</summary>
    public static JsonObject Shirt(string code = "SHIRT") => new()
    {
        ["code"] = code,
        ["productName"] = "Linen Shirt",
        ["category"] = "clothes",
        ["price"] = Money(4900),
        ["variants"] = new JsonArray(
            new JsonObject { ["code"] = $"{code}-RED", ["options"] = new JsonObject { ["colour"] = "Red" } },
            new JsonObject { ["code"] = $"{code}-BLUE", ["options"] = new JsonObject { ["colour"] = "Blue" }, ["price"] = Money(5200) }),
    };

    public static JsonObject Money(long amount, string currency = "USD") => new() { ["amount"] = amount, ["currency"] = currency };

    public static JsonObject Adjustment(long delta, string reason = "receipt") => new() { ["delta"] = delta, ["reason"] = reason };

    /// <summary>The body with one field set; null takes it away.</summary>
    public static JsonObject With(this JsonObject body, string field, JsonNode? value)
    {
        body.Remove(field);
        if (value is not null)
        {
            body[field] = value;
        }

        return body;
    }

    /// <summary>A variant with one option, its colour.</summary>
    public static JsonObject Variant(string code, string colour) =>
        new() { ["code"] = code, ["options"] = new JsonObject { ["colour"] = colour } };

    /// <summary>So many texts in an array.</summary>
    public static JsonArray Texts(int count, Func<int, string> text) => [.. Enumerable.Range(0, count).Select(i => (JsonNode)text(i))];
}
