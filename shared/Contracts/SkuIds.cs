using System.Text.Json.Serialization;
using Ecommerce.Kernel;

namespace Ecommerce.Contracts;

/// <summary>A product. Where a product has no variants, it is also the SKU that stock is kept of.</summary>
[JsonConverter(typeof(IdConverter<ProductId>))]
public readonly record struct ProductId(string Text) : IId<ProductId>
{
    public static string Prefix => "prd";

    public static ProductId Of(string text) => new(text);

    public override string ToString() => Text;
}

/// <summary>A variant of a product: a SKU with stock of its own.</summary>
[JsonConverter(typeof(IdConverter<VariantId>))]
public readonly record struct VariantId(string Text) : IId<VariantId>
{
    public static string Prefix => "var";

    public static VariantId Of(string text) => new(text);

    public override string ToString() => Text;
}

/// <summary>What stock is kept of: a variant, or a product that has none.</summary>
public readonly record struct Sku(string Text)
{
    public bool IsVariant => Text.StartsWith(VariantId.Prefix, StringComparison.Ordinal);

    public static Sku Of(ProductId product) => new(product.Text);

    public static Sku Of(VariantId variant) => new(variant.Text);

    /// <summary>True when the text has the form of a product's or a variant's id.</summary>
    public static bool TryParse(string? text, out Sku sku)
    {
        sku = new(text ?? "");
        return Id.TryParse<ProductId>(text, out _) || Id.TryParse<VariantId>(text, out _);
    }

    public override string ToString() => Text;
}
