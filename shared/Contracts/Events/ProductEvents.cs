using Ecommerce.Kernel;

namespace Ecommerce.Contracts.Events;

/// <summary>What others need to know of a product: enough to sell it, nothing about its stock.</summary>
public sealed record ProductSnapshot(
    ProductId ProductId, string Code, string ProductName, string Category, Money Price, string TaxCategory, string Status,
    IReadOnlyList<VariantSnapshot> Variants, long Version);

public sealed record VariantSnapshot(VariantId VariantId, string Code, Money Price);

/// <summary>A product was made, as a draft or for sale at once.</summary>
public sealed record ProductCreated(ProductSnapshot Product) : IEvent
{
    public static EventType Event => new(EventSource.Products, nameof(ProductCreated));
}

/// <summary>A product was replaced.</summary>
/// <param name="Changed">Names of the fields that differ, in alphabetical order; may name fields that the snapshot leaves out.</param>
public sealed record ProductUpdated(IReadOnlyList<string> Changed, ProductSnapshot Before, ProductSnapshot After) : IEvent
{
    public static EventType Event => new(EventSource.Products, nameof(ProductUpdated));
}

/// <summary>The price of a product changed: said in addition to <see cref="ProductUpdated"/>, for who follows nothing else.</summary>
public sealed record ProductPriceChanged(ProductId ProductId, string Code, Money Old, Money New) : IEvent
{
    public static EventType Event => new(EventSource.Products, nameof(ProductPriceChanged));
}

/// <summary>A product was archived: it can still be read by those who hold its id, and not be bought.</summary>
public sealed record ProductDeleted(ProductId ProductId, string Code) : IEvent
{
    public static EventType Event => new(EventSource.Products, nameof(ProductDeleted));
}
