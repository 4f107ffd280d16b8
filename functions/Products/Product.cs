using System.Text.Json.Serialization;
using Ecommerce.Contracts;
using Ecommerce.Contracts.Events;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Products;

/// <summary>Whether a product can be found and bought.</summary>
[JsonConverter(typeof(WordConverter<ProductStatus>))]
public enum ProductStatus
{
    /// <summary>In the catalogue.</summary>
    [JsonStringEnumMemberName("active")]
    Active,

    /// <summary>Being prepared: only admins see it.</summary>
    [JsonStringEnumMemberName("draft")]
    Draft,

    /// <summary>Taken out of the catalogue. Its code stays taken, since orders name it.</summary>
    [JsonStringEnumMemberName("archived")]
    Archived,
}

/// <summary>How much there is, as much as a customer is told.</summary>
[JsonConverter(typeof(WordConverter<Availability>))]
public enum Availability
{
    [JsonStringEnumMemberName("in_stock")]
    InStock,

    [JsonStringEnumMemberName("low_stock")]
    LowStock,

    [JsonStringEnumMemberName("out_of_stock")]
    OutOfStock,
}

/// <summary>A thing the shop sells, as it is stored and as it is answered.</summary>
/// <param name="Version">Counts the changes made by admins, from 1.</param>
public sealed record Product(
    ProductId Id, string Code, string ProductName, string? Description, string? Model, string? ProductUrl, string Category,
    IReadOnlyList<string> Tags, IReadOnlyList<string> Images, Money Price, string TaxCategory, ProductStatus Status,
    Availability Availability, IReadOnlyList<Variant> Variants, long Version, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    /// <summary>Counts the changes of availability, which are not versions: they must not get in the way of an admin's edit.</summary>
    [JsonIgnore]
    public long StockSequence { get; init; }

    /// <summary>What inventory says of each SKU, in the words of the table.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, string> StockLevels { get; init; } = new Dictionary<string, string>();

    [JsonIgnore]
    public string ETag => ETags.Of(Version, StockSequence);

    /// <summary>Every code that no other product or variant may have.</summary>
    [JsonIgnore]
    public IEnumerable<string> Codes => [Code, .. Variants.Select(v => v.Code)];

    /// <summary>A new product as the draft describes it.</summary>
    public static Product Create(ProductDraft draft, TimeProvider clock)
    {
        var now = Timestamp.Now(clock);
        var blank = new Product(
            Kernel.Id.New<ProductId>(clock), draft.Code, draft.ProductName, null, null, null, draft.Category, [], [], draft.Price,
            ProductDraft.TaxCategoryDefault, ProductStatus.Active, Availability.OutOfStock, [], Version: 1, now, now);
        return blank.With(draft, clock);
    }

    /// <summary>This product as the draft describes it, one version on; itself when nothing differs.</summary>
    public Product ReplaceWith(ProductDraft draft, TimeProvider clock)
    {
        var replaced = With(draft, clock);
        return ProductChanges.Between(this, replaced).Count == 0
            ? this
            : replaced with { Version = Version + 1, UpdatedAt = Timestamp.Now(clock) };
    }

    public Product Archive(TimeProvider clock) =>
        this with { Status = ProductStatus.Archived, Version = Version + 1, UpdatedAt = Timestamp.Now(clock) };

    public ProductSnapshot Snapshot() => new(
        Id, Code, ProductName, Category, Price, TaxCategory, ProductRows.StatusText(Status),
        [.. Variants.Select(v => new VariantSnapshot(v.Id, v.Code, v.Price))], Version);

    // A variant keeps its id, and with it its stock, by its code.
    private Product With(ProductDraft draft, TimeProvider clock) => this with
    {
        Code = draft.Code,
        ProductName = draft.ProductName,
        Description = draft.Description,
        Model = draft.Model,
        ProductUrl = draft.ProductUrl,
        Category = draft.Category,
        Tags = draft.Tags ?? [],
        Images = draft.Images ?? [],
        Price = draft.Price,
        TaxCategory = draft.TaxCategory ?? ProductDraft.TaxCategoryDefault,
        Status = draft.Status ?? ProductStatus.Active,
        Variants = [.. (draft.Variants ?? []).Select(v => new Variant(
            Variants.FirstOrDefault(old => old.Code == v.Code)?.Id ?? Kernel.Id.New<VariantId>(clock),
            v.Code, v.Options, v.Price ?? draft.Price,
            Variants.FirstOrDefault(old => old.Code == v.Code)?.Availability ?? Availability.OutOfStock))],
    };
}

/// <summary>One way in which a product comes: a colour, a size. It is a SKU with stock of its own.</summary>
/// <param name="Price">Its own price, or the product's.</param>
public sealed record Variant(
    VariantId Id, string Code, IReadOnlyDictionary<string, string> Options, Money Price, Availability Availability);
