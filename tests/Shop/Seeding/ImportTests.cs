using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Ecommerce.Functions.Products;
using Ecommerce.Kernel;
using Ecommerce.Local.Seeding;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Seeding;

public sealed class ImportTests
{
    private const int ProductsCount = 15;

    private static readonly IReadOnlyList<SeedProduct> s_products =
        [.. SeedFile.Read(Path.Combine(AppContext.BaseDirectory, "Catalogue", "products.json")).Take(ProductsCount)];

    [Fact]
    public async Task ImportingAFileTwiceChangesNothing()
    {
        await using var world = await World.StartAsync();

        var first = await ImportAsync(world, s_products);
        var before = await EverythingAsync(world);
        var second = await ImportAsync(world, s_products);

        first.ShouldBe(new SeedReport(ProductsCount, 0, 0, s_products.Sum(p => p.Stock.Count(s => s.Value > 0))));
        second.ShouldBe(new SeedReport(0, 0, ProductsCount, 0));
        (await EverythingAsync(world)).ShouldBe(before);
        s_products.ShouldContain(p => p.Draft.Variants != null);
    }

    [Fact]
    public async Task AChangedRowUpdatesItsProductAndNoOther()
    {
        await using var world = await World.StartAsync();
        await ImportAsync(world, s_products);
        var before = await ProductsAsync(world);
        var changed = s_products[3] with { Draft = s_products[3].Draft with { ProductName = "Another name" } };

        var report = await ImportAsync(world, [.. s_products.Take(3), changed, .. s_products.Skip(4)]);

        report.ShouldBe(new SeedReport(0, 1, ProductsCount - 1, 0));
        var after = await ProductsAsync(world);
        after.Where(p => p.Value.ToJsonString() != before[p.Key].ToJsonString()).ShouldHaveSingleItem().Key.ShouldBe(changed.Draft.Code);
        ((string)after[changed.Draft.Code]["productName"]!).ShouldBe("Another name");
        ((long)after[changed.Draft.Code]["version"]!).ShouldBe(2);
    }

    [Fact]
    public async Task AnImportThatWasCutOffIsCompletedByTheNext()
    {
        await using var world = await World.StartAsync();
        using var cut = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => ImportAsync(
            world, s_products, done =>
            {
                if (done == ProductsCount / 3)
                {
                    cut.Cancel();
                }
            }, cut.Token));
        (await ProductsAsync(world)).Count.ShouldBeInRange(ProductsCount / 3, ProductsCount - 1);

        await ImportAsync(world, s_products);

        var products = await ProductsAsync(world);
        products.Keys.Order().ShouldBe(s_products.Select(p => p.Draft.Code).Order());
        products.Values.ShouldAllBe(p => (long)p["version"]! == 1);
        foreach (var product in s_products)
        {
            (await StockAsync(world, products[product.Draft.Code], product)).ShouldBe(product.Stock);
        }
    }

    [Fact]
    public async Task TwoImportsOfOneFileAtTheSameTimeMakeEachProductOnce()
    {
        await using var world = await World.StartAsync();

        await Task.WhenAll(ImportAsync(world, s_products), ImportAsync(world, s_products));

        var products = await ProductsAsync(world);
        products.Keys.Order().ShouldBe(s_products.Select(p => p.Draft.Code).Order());
        foreach (var product in s_products)
        {
            (await StockAsync(world, products[product.Draft.Code], product)).ShouldBe(product.Stock);
        }
    }

    [Fact]
    public async Task StockThatHasMovedSinceIsTheShopsAndNotTheFiles()
    {
        await using var world = await World.StartAsync();
        var draft = new ProductDraft("MUG", "Mug", "kitchen", new Money(1250, "USD"));
        var mug = new SeedProduct(draft, new Dictionary<string, long> { ["MUG"] = 10 });
        await ImportAsync(world, [mug]);
        var id = (string)(await ProductsAsync(world))["MUG"]["id"]!;
        var moved = await world.Admin.PostAsync($"inventory/{id}/adjustments", Samples.Adjustment(-10, "damage"), key: "k-1");
        moved.Status.ShouldBe(HttpStatusCode.Created, moved.Text);

        var report = await ImportAsync(world, [mug]);

        report.ShouldBe(new SeedReport(0, 0, 1, 0));
        ((long)(await world.Admin.GetAsync($"inventory/{id}")).Body["onHand"]!).ShouldBe(0);
    }

    [Fact]
    public async Task ProgressIsToldToTheEnd()
    {
        await using var world = await World.StartAsync();
        var told = new ConcurrentBag<int>();

        await ImportAsync(world, s_products, told.Add);

        told.Order().ShouldBe(Enumerable.Range(1, ProductsCount));
    }

    private static async Task<SeedReport> ImportAsync(
        World world, IReadOnlyList<SeedProduct> products, Action<int>? progress = null, CancellationToken? cancellation = null)
    {
        using var shop = new ShopClient(
            world.Cloud.Outputs.ShopUrl, () => world.Cloud.Tokens.Issue(Topology.Services.Platform.Admins, "seed@localhost", "admin"));
        return await new Seeder(shop).ImportAsync(products, progress ?? (_ => { }), cancellation ?? TestContext.Current.CancellationToken);
    }

    // Every row of both tables: products, guards, counts, events, stock, movements.
    private static async Task<IReadOnlyList<string>> EverythingAsync(World world)
    {
        await world.QuietAsync();
        return
        [
            .. (await world.ScanAsync(Topology.Services.Products.Table)).Concat(await world.ScanAsync(Topology.Services.Inventory.Stock))
                .Select(row => row.ToJsonString()).Order(StringComparer.Ordinal),
        ];
    }

    private static async Task<IReadOnlyDictionary<string, JsonNode>> ProductsAsync(World world)
    {
        var page = await world.Admin.GetAsync("admin/products?limit=100");
        return page.Body["items"]!.AsArray().ToDictionary(p => (string)p!["code"]!, p => p!);
    }

    private static async Task<IReadOnlyDictionary<string, long>> StockAsync(World world, JsonNode stored, SeedProduct product)
    {
        var skus = stored["variants"]!.AsArray().Append(stored).ToDictionary(s => (string)s!["code"]!, s => (string)s!["id"]!);
        var stock = new Dictionary<string, long>();
        foreach (var code in product.Stock.Keys)
        {
            stock[code] = (long)(await world.Admin.GetAsync($"inventory/{skus[code]}")).Body["onHand"]!;
        }

        return stock;
    }
}
