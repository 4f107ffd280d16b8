using System.Text.Json;
using System.Text.Json.Nodes;
using Ecommerce.Functions.Products;

namespace Ecommerce.Local.Seeding;

/// <summary>What an import came to.</summary>
public sealed record SeedReport(int Created, int Updated, int Unchanged, int StockOpened)
{
    public override string ToString() =>
        $"{Created} products created, {Updated} updated, {Unchanged} unchanged; stock of {StockOpened} SKUs received";
}

/// <summary>
/// Imports products through the API, as any client could. What is already there as the file says it stays untouched, so importing a
/// file twice changes nothing, and an import that was cut off is completed by the next one. Stock is received once per SKU: afterwards
/// it is the shop's, and the file does not overrule it.
/// </summary>
public sealed class Seeder(ShopClient shop)
{
    private int _created;
    private int _updated;
    private int _unchanged;
    private int _opened;

    /// <param name="progress">Is told after each product how many are done.</param>
    public async Task<SeedReport> ImportAsync(IReadOnlyList<SeedProduct> products, Action<int> progress, CancellationToken cancellation)
    {
        var there = await shop.ProductsByCodeAsync(cancellation);
        var done = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = LocalLimits.RequestsParallel, CancellationToken = cancellation };
        await Parallel.ForEachAsync(products, parallel, async (product, stopping) =>
        {
            try
            {
                await StoreAsync(product, there.GetValueOrDefault(product.Draft.Code), stopping);
            }
            catch (LocalException e)
            {
                throw new LocalException($"{product.Draft.Code}: {e.Message}");
            }

            progress(Interlocked.Increment(ref done));
        });
        return new(_created, _updated, _unchanged, _opened);
    }

    private async Task StoreAsync(SeedProduct product, JsonObject? there, CancellationToken cancellation)
    {
        var stored = await StoreAsync(product.Draft, there, cancellation);
        foreach (var (code, units) in product.Stock)
        {
            await ReceiveAsync(SkuOf(stored, code), units, isNew: there is null, cancellation);
        }
    }

    private async Task<JsonObject> StoreAsync(ProductDraft draft, JsonObject? there, CancellationToken cancellation)
    {
        if (there is null)
        {
            var (created, taken) = await shop.CreateAsync(draft, cancellation);
            if (created is not null)
            {
                Interlocked.Increment(ref _created);
                return created;
            }

            // Made meanwhile: an import that was cut off a moment ago may still have requests under way.
            there = (await shop.ProductsByCodeAsync(cancellation)).GetValueOrDefault(draft.Code) ?? throw new LocalException(taken!);
        }

        // What an admin has archived since stays archived: a file does not bring it back.
        if ((string?)there["status"] == "archived" || Same(draft, there))
        {
            Interlocked.Increment(ref _unchanged);
            return there;
        }

        Interlocked.Increment(ref _updated);
        return await shop.ReplaceAsync((string)there["id"]!, (long)there["version"]!, draft, cancellation);
    }

    // Of a product that was made just now nothing can have been received; of any other the shop is asked.
    private async Task ReceiveAsync(string sku, long units, bool isNew, CancellationToken cancellation)
    {
        if (units > 0 && (isNew || await shop.StockVersionAsync(sku, cancellation) == 0))
        {
            await shop.ReceiveAsync(sku, units, cancellation);
            Interlocked.Increment(ref _opened);
        }
    }

    private static string SkuOf(JsonObject product, string code) => (string)product["code"]! == code
        ? (string)product["id"]!
        : (string)product["variants"]!.AsArray().First(v => (string)v!["code"]! == code)!["id"]!;

    // Compared as the draft would be answered: with its defaults filled in, without what the shop adds.
    private static bool Same(ProductDraft draft, JsonObject there)
    {
        var wanted = JsonSerializer.SerializeToNode(draft, ProductsJson.Default.ProductDraft)!.AsObject();
        wanted["taxCategory"] ??= ProductDraft.TaxCategoryDefault;
        wanted["status"] ??= "active";
        foreach (var list in (string[])["tags", "images", "variants"])
        {
            wanted[list] ??= new JsonArray();
        }

        foreach (var variant in wanted["variants"]!.AsArray())
        {
            variant!["price"] ??= wanted["price"]!.DeepClone();
        }

        return JsonNode.DeepEquals(wanted, Decided(there));
    }

    private static JsonObject Decided(JsonObject product)
    {
        var decided = product.DeepClone().AsObject();
        foreach (var name in (string[])["id", "availability", "version", "createdAt", "updatedAt"])
        {
            decided.Remove(name);
        }

        foreach (var variant in decided["variants"]!.AsArray())
        {
            variant!.AsObject().Remove("id");
            variant.AsObject().Remove("availability");
        }

        return decided;
    }
}
