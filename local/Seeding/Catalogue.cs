namespace Ecommerce.Local.Seeding;

/// <summary>Imports into a shop with its progress told: the catalogue that comes with the product, or a file's.</summary>
public static class Catalogue
{
    private static string File => Path.Combine(AppContext.BaseDirectory, "Catalogue", "products.json");

    public static Task<SeedReport> ImportAsync(Uri shop, Func<string> token, Action<string> say, CancellationToken cancellation) =>
        ImportAsync(shop, token, SeedFile.Read(File), say, cancellation);

    public static async Task<SeedReport> ImportAsync(
        Uri shop, Func<string> token, IReadOnlyList<SeedProduct> products, Action<string> say, CancellationToken cancellation)
    {
        using var client = new ShopClient(shop, token);
        var step = Math.Max(LocalLimits.SeedStepMin, products.Count / 20);
        var report = await new Seeder(client).ImportAsync(
            products,
            done =>
            {
                if (done % step == 0 && done < products.Count)
                {
                    say($"seed      {done} of {products.Count} products");
                }
            },
            cancellation);
        say($"seed      {report}");
        return report;
    }
}
