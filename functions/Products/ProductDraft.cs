using Ecommerce.Kernel;

namespace Ecommerce.Functions.Products;

/// <summary>
/// A product as an admin describes it: the body of POST and PUT. What is optional and absent is empty, or its default: a PUT replaces
/// the whole product.
/// </summary>
public sealed record ProductDraft(
    [property: Bounds(1, Limits.ProductCodeCharactersMax)] string Code,
    [property: Bounds(1, Limits.ProductNameCharactersMax)] string ProductName,
    [property: Bounds(1, Limits.CategoryCharactersMax)] string Category,
    Money Price,
    [property: Bounds(1, Limits.ProductDescriptionCharactersMax)] string? Description = null,
    [property: Bounds(1, Limits.ProductModelCharactersMax)] string? Model = null,
    [property: Bounds(1, Limits.ProductUrlCharactersMax)] string? ProductUrl = null,
    [property: Bounds(0, Limits.ProductTagsMax)] IReadOnlyList<string>? Tags = null,
    [property: Bounds(0, Limits.ProductImagesMax)] IReadOnlyList<string>? Images = null,
    [property: Bounds(1, Limits.CategoryCharactersMax)] string? TaxCategory = null,
    ProductStatus? Status = null,
    [property: Bounds(0, Limits.ProductVariantsMax)] IReadOnlyList<VariantDraft>? Variants = null)
{
    public const string TaxCategoryDefault = "standard";
}

/// <summary>A variant as an admin describes it. Without a price it costs what the product costs.</summary>
public sealed record VariantDraft(
    [property: Bounds(1, Limits.ProductCodeCharactersMax)] string Code,
    [property: Bounds(1, Limits.VariantOptionsMax)] IReadOnlyDictionary<string, string> Options,
    Money? Price = null);
