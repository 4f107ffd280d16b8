using Ecommerce.Contracts;

namespace Ecommerce.Functions.Inventory;

/// <summary>What was last heard of a product in the catalogue.</summary>
/// <param name="Version">The product's, as of the latest news; 0: nothing was heard yet.</param>
/// <param name="Open">The SKUs it is sold as; none when it is archived.</param>
public sealed record Listing(ProductId ProductId, long Version, IReadOnlyList<Sku> Open)
{
    public static Listing Unheard(ProductId product) => new(product, Version: 0, []);

    /// <summary>
    /// The listing after some news, and what becomes of each SKU's row. The latest version decides, whenever it is heard: news that comes
    /// late or again changes no SKU that is open, and what it alone knows of was closed since.
    /// </summary>
    public (Listing Listing, IReadOnlyList<(Sku Sku, bool IsOpen)> Rows) After(News news)
    {
        if (news.Version == Version)
        {
            return (this, []); // Heard before: the rows were written with it.
        }

        var isNewer = news.Version > Version;
        var next = isNewer ? this with { Version = news.Version, Open = news.Open } : this;
        var touched = isNewer ? news.Skus.Union(Open) : news.Skus.Except(Open);
        return (next, [.. touched.Select(sku => (sku, next.Open.Contains(sku)))]);
    }
}

/// <summary>What one event says of a product.</summary>
/// <param name="Open">The SKUs it is sold as from this version on.</param>
/// <param name="Skus">All that the event names: those, and those it was sold as before.</param>
public sealed record News(ProductId ProductId, long Version, IReadOnlyList<Sku> Open, IReadOnlyList<Sku> Skus);
