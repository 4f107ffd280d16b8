namespace Ecommerce.Functions.Products;

/// <summary>How long the edge may keep what the public sees. Everything else is not kept at all.</summary>
internal static class Caching
{
    /// <summary>Half a minute, and another while it is fetched anew (RFC 5861).</summary>
    public const string Catalogue = "public, max-age=30, stale-while-revalidate=60";
}
