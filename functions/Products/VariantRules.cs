using Ecommerce.Kernel;

namespace Ecommerce.Functions.Products;

/// <summary>What the variants of a draft must fulfil, each and among themselves.</summary>
internal static class VariantRules
{
    public static void Check(List<Fault> faults, ProductDraft draft)
    {
        var variants = draft.Variants ?? [];
        DraftRules.Check(
            faults, variants.Count <= Limits.ProductVariantsMax, "/variants", "too-many", $"At most {Limits.ProductVariantsMax} variants");
        var codes = new HashSet<string>(StringComparer.Ordinal) { draft.Code };
        var options = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < variants.Count; i++)
        {
            var (variant, at) = (variants[i], $"/variants/{i}");
            DraftRules.Check(faults, DraftRules.IsCode(variant.Code), $"{at}/code", "not-a-code", DraftRules.CodeForm);
            DraftRules.Check(faults, codes.Add(variant.Code), $"{at}/code", "repeated", "Each code once, the product's own included");
            CheckOptions(faults, variant, at);
            DraftRules.Check(faults, options.Add(Text(variant.Options)), $"{at}/options", "repeated", "Two variants have the same options");
            CheckPrice(faults, variant, draft, at);
        }
    }

    private static void CheckOptions(List<Fault> faults, VariantDraft variant, string at)
    {
        DraftRules.Check(
            faults, variant.Options.Count is >= 1 and <= Limits.VariantOptionsMax, $"{at}/options", "out-of-range",
            $"A variant has 1 to {Limits.VariantOptionsMax} options");
        foreach (var (name, value) in variant.Options)
        {
            var pointer = $"{at}/options/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
            DraftRules.CheckText(faults, name, pointer, Limits.OptionCharactersMax);
            DraftRules.CheckText(faults, value, pointer, Limits.OptionCharactersMax);
        }
    }

    private static void CheckPrice(List<Fault> faults, VariantDraft variant, ProductDraft draft, string at)
    {
        if (variant.Price is not { } price)
        {
            return;
        }

        DraftRules.CheckPrice(faults, price, $"{at}/price");
        DraftRules.Check(
            faults, price.Currency == draft.Price.Currency, $"{at}/price/currency", "other-currency",
            "A variant is priced in its product's currency");
    }

    private static string Text(IReadOnlyDictionary<string, string> options) =>
        string.Join('\n', options.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => $"{o.Key}\t{o.Value}"));
}
