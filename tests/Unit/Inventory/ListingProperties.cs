using System.Text.Json.Nodes;
using Ecommerce.Contracts;
using Ecommerce.Contracts.Events;
using Ecommerce.Functions.Inventory;
using Ecommerce.Tests.Unit.Lambda;
using FsCheck.Xunit;

namespace Ecommerce.Tests.Unit.Inventory;

/// <summary>Whatever order a product's events come in, and however often, its rows end the same.</summary>
public sealed class ListingProperties
{
    private static readonly ProductId s_product = ProductId.Of(Batches.ProductId);

    [Property(MaxTest = 2_000)]
    public void NewsInAnyOrderComesToTheSameRows(int seed)
    {
        var random = new Random(seed);
        var news = History(random).Select(e => e.News).ToList();

        var inOrder = Apply(news);
        var mixed = Apply(Mixed(news, random));

        mixed.ShouldBe(inOrder);
    }

    [Property(MaxTest = 15)]
    public async Task EventsInAnyOrderComeToTheSameTable(int seed)
    {
        var random = new Random(seed);
        var events = History(random).Select(e => e.Event).ToList();
        await using var inOrder = await Warehouse.StartAsync();
        await using var mixed = await Warehouse.StartAsync();

        inOrder.Hear(events).ShouldBeEmpty();
        foreach (var batch in Mixed(events, random).Chunk(3))
        {
            mixed.Hear(batch).ShouldBeEmpty();
        }

        mixed.Lines().ShouldBe(inOrder.Lines());
    }

    private static List<string> Apply(IEnumerable<News> all)
    {
        var (listing, rows) = (Listing.Unheard(s_product), new SortedDictionary<string, bool>(StringComparer.Ordinal));
        foreach (var news in all)
        {
            (listing, var changes) = listing.After(news);
            foreach (var (sku, isOpen) in changes)
            {
                rows[sku.Text] = isOpen;
            }
        }

        rows.Where(row => row.Value).Select(row => row.Key).ShouldBe(listing.Open.Select(sku => sku.Text), ignoreOrder: true);
        return [$"{listing.Version}", .. rows.Select(row => $"{row.Key} {row.Value}")];
    }

    /// <summary>Each at least once, in any order.</summary>
    private static List<T> Mixed<T>(IReadOnlyList<T> all, Random random) =>
        [.. all.Concat(all.Where(_ => random.Next(2) == 0)).Concat(all.Where(_ => random.Next(3) == 0)).OrderBy(_ => random.Next())];

    /// <summary>A product's life: made, edited, archived and brought back, each change a version.</summary>
    private static List<(News News, JsonObject Event)> History(Random random)
    {
        var now = Snapshot(random, "active", version: 1);
        var history = new List<(News, JsonObject)> { (FollowCatalogue.NewsOf(now), Warehouse.Created(now)) };
        for (var version = 2; version <= random.Next(2, 7); version++)
        {
            var before = now;
            if (random.Next(3) == 0)
            {
                now = before with { Status = "archived", Version = version };
                history.Add((new(s_product, version, [], []), Warehouse.Deleted(s_product, version)));
            }
            else
            {
                now = Snapshot(random, random.Next(4) == 0 ? "draft" : "active", version);
                var updated = new ProductUpdated(["variants"], before, now);
                history.Add((FollowCatalogue.NewsOf(updated), Warehouse.Updated(before, now)));
            }
        }

        return history;
    }

    private static ProductSnapshot Snapshot(Random random, string status, long version) => new(
        s_product, "mug", "Mug", "kitchen", new(1_250, "EUR"), "standard", status,
        [.. Enumerable.Range(1, 4).Where(_ => random.Next(2) == 0).Select(Variant)], version);

    private static VariantSnapshot Variant(int number) => new(VariantId.Of($"var_{number:x32}"), $"v-{number}", new(1, "EUR"));
}
