using System.Text.Json.Nodes;
using Ecommerce.Contracts.Tables;

namespace Ecommerce.Tests.Shop.Support;

/// <summary>
/// Goes once through everything that functions do with their rights, or through what one of them does. What is answered does not matter
/// here.
/// </summary>
internal static class Tour
{
    private static readonly string[] s_sorts = ["", "&sort=name", "&sort=price", "&sort=newest"];

    /// <param name="function">The one that matters; null: all.</param>
    public static async Task RunAsync(World world, string? function = null)
    {
        if (function?.StartsWith("auth-", StringComparison.Ordinal) == true)
        {
            await AuthTour.RunAsync(world);
            return;
        }

        var mug = await world.Admin.PostAsync("/products", Samples.Mug(), key: "tour-1");
        await world.Admin.PostAsync("/products", Samples.Mug(), key: "tour-1");
        var shirt = await world.Admin.PostAsync("/products", Samples.Shirt());
        await world.Admin.PutAsync(PathOf(mug), Samples.Mug("MUG-2"), EntityTag(mug));
        await StockAsync(world, mug, shirt);
        if (IsOf("orders", "inventory"))
        {
            await CheckoutTour.RunAsync(world, IdOf(mug));
            await StockTour.RunAsync(world, IdOf(mug));
        }

        if (IsOf("orders", "relay", "inventory-follow-orders"))
        {
            await OrderTour.RunAsync(world, IdOf(mug), function);
        }

        if (IsOf("relay"))
        {
            await AuthTour.RunAsync(world);
        }

        if (IsOf("products", "inventory", "relay"))
        {
            await CatalogueAsync(world, mug, shirt);
        }

        if (IsOf("relay"))
        {
            await OverdueAsync(world);
        }

        bool IsOf(params ReadOnlySpan<string> services)
        {
            foreach (var service in services)
            {
                if (function is null || function.StartsWith(service, StringComparison.Ordinal))
                {
                    return true;
                }
            }

            return false;
        }
    }

    private static async Task CatalogueAsync(World world, Reply mug, Reply shirt)
    {
        foreach (var sort in s_sorts)
        {
            await world.Anyone.GetAsync($"/products?limit=5{sort}");
            await world.Anyone.GetAsync($"/products?category=kitchen{sort}");
            await world.Admin.GetAsync($"/admin/products?status=active{sort}");
            await world.Admin.GetAsync($"/admin/products?status=active&category=kitchen{sort}");
        }

        await world.Anyone.GetAsync("/categories");
        await world.Anyone.GetAsync(PathOf(mug));
        await world.Admin.GetAsync($"/admin{PathOf(mug)}");
        await world.Admin.DeleteAsync(PathOf(shirt), EntityTag(shirt));
        await world.Admin.GetAsync("/inventory/prd_01890000000070008000000000000000");
    }

    // An event in each outbox that the stream says nothing of, since its row only becomes one of the outbox later; then the time of sweeps.
    private static async Task OverdueAsync(World world)
    {
        foreach (var table in world.Cloud.Shop.Tables.Where(table => table.Outbox is not null))
        {
            if ((await world.ScanAsync(table)).FirstOrDefault(row => (string?)row["kind"]?["S"] == OutboxRow.KindValue) is { } row)
            {
                await world.LeaveUnpublishedAsync(table, row.AsObject());
            }
        }

        await world.AdvanceAsync(TimeSpan.FromMinutes(2));
    }

    private static async Task StockAsync(World world, Reply mug, Reply shirt)
    {
        foreach (var sku in (string[])[IdOf(mug), VariantOf(shirt)])
        {
            await world.Admin.PostAsync($"/inventory/{sku}/adjustments", Samples.Adjustment(5), key: $"tour-{sku}");
            await world.Admin.PostAsync($"/inventory/{sku}/adjustments", Samples.Adjustment(-2, "damage"), key: $"tour-again-{sku}");
            await world.Admin.GetAsync($"/inventory/{sku}");
            await world.Admin.GetAsync($"/inventory/{sku}/movements");
        }
    }

    // A refused creation has no id; what comes after it is then about nothing, and that is the point.
    private static string PathOf(Reply created) => $"/products/{IdOf(created)}";

    private static string IdOf(Reply created) => (string?)created.Body["id"] ?? "prd_01890000000070008000000000000000";

    private static string VariantOf(Reply created) => (string?)(created.Body["variants"] as JsonArray)?[0]?["id"] ?? IdOf(created);

    private static string EntityTag(Reply created) => created.Headers.GetValueOrDefault("ETag", "\"1.0\"");
}
