using System.Globalization;
using System.Text.Json.Nodes;

namespace Ecommerce.Local.Reconciling;

/// <summary>A SKU whose row is not what was counted, as a person reads it.</summary>
/// <param name="RecheckAfter">From when on it can be repaired.</param>
public sealed record SkuDrift(string Code, string Sku, string Figures, DateTimeOffset RecheckAfter)
{
    private static readonly (string Name, string Words)[] s_counts =
        [("onHand", "on hand"), ("reserved", "reserved"), ("available", "available")];

    /// <param name="answer">Of the route that reconciles one SKU.</param>
    public static SkuDrift Of(string code, JsonObject answer)
    {
        var wrong = s_counts.Select(count => (count.Words, Stored: At("stored", count.Name), Counted: At("counted", count.Name)))
            .Where(count => count.Stored != count.Counted)
            .Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Words} {count.Stored}, counted {count.Counted}"));
        return new(
            code, (string)answer["sku"]!, string.Join("; ", wrong),
            DateTimeOffset.Parse((string)answer["recheckAfter"]!, CultureInfo.InvariantCulture));

        long At(string figures, string name) => (long)answer[figures]![name]!;
    }

    public override string ToString() => $"{Code}  {Sku}  {Figures}";
}
