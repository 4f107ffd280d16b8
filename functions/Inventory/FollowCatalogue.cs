using Ecommerce.Contracts;
using Ecommerce.Contracts.Events;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Inventory;

/// <summary>
/// Keeps a row of stock for each SKU of the catalogue: opened when a product is there, closed when it is archived or a variant is removed,
/// its counts never touched. Events come in any order and more than once; the product's version tells which is the latest.
/// </summary>
public static class FollowCatalogue
{
    // As in a product's snapshot; the words are Products'.
    private const string Archived = "archived";

    public static IReadOnlyList<Consumer> Consumers(InventoryApp app) =>
    [
        Consumer.Of<ProductCreated>((created, _) => app.Catalogue.Follow(NewsOf(created.Product)), CatalogueJson.Default.ProductCreated),
        Consumer.Of<ProductUpdated>((updated, _) => app.Catalogue.Follow(NewsOf(updated)), CatalogueJson.Default.ProductUpdated),
        Consumer.Of<ProductDeleted>((deleted, metadata) => Follow(deleted, metadata, app), CatalogueJson.Default.ProductDeleted),
    ];

    public static News NewsOf(ProductSnapshot product) =>
        new(product.ProductId, product.Version, product.Status == Archived ? [] : SkusOf(product), SkusOf(product));

    public static News NewsOf(ProductUpdated updated)
    {
        var after = NewsOf(updated.After);
        return after with { Skus = [.. after.Skus.Union(SkusOf(updated.Before))] };
    }

    private static Error? Follow(ProductDeleted deleted, EventMetadata metadata, InventoryApp app) => metadata.Sequence is { } version
        ? app.Catalogue.Follow(new(deleted.ProductId, version, [], []))
        : Error.Invalid(new Fault("/detail/metadata/sequence", "required", "An archival must say which version of the product it made"));

    private static IReadOnlyList<Sku> SkusOf(ProductSnapshot product) =>
        product.Variants.Count == 0 ? [Sku.Of(product.ProductId)] : [.. product.Variants.Select(v => Sku.Of(v.VariantId))];
}
