using System.Net;
using System.Text.Json.Nodes;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Products;

/// <summary>
/// A catalogue that changes at random, and after each change a random list of it, compared with one computed in memory. The seed and
/// the step that failed are in the message.
/// </summary>
public sealed class CatalogueProperties
{
    private const int StepsCount = 25;

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 0)]
    [InlineData(4, 30)]
    public async Task EveryListIsWhatTheProductsSay(int seed, int conflictsPercent)
    {
        await using var world = await World.StartAsync(conflictsPercent);
        var catalogue = new RandomCatalogue(world, new Random(seed));

        for (var step = 0; step < StepsCount; step++)
        {
            await catalogue.ChangeAsync();
            var (query, expected) = catalogue.AnyList();
            var pages = await Calls.PagesAsync(world.Admin, query);

            pages.SelectMany(p => p.Items).Select(i => (string)i["id"]!).ShouldBe(expected, $"Seed {seed}, step {step}: {query}");
        }
    }

    [Theory]
    [InlineData(5, 0)]
    [InlineData(6, 30)]
    public async Task CategoriesCountTheActiveProducts(int seed, int conflictsPercent)
    {
        await using var world = await World.StartAsync(conflictsPercent);
        var catalogue = new RandomCatalogue(world, new Random(seed));

        for (var step = 0; step < StepsCount; step++)
        {
            await catalogue.ChangeAsync();
            var counts = (await world.Anyone.GetAsync("/categories")).Items.Select(i => $"{i["category"]} {i["productsCount"]}");

            counts.ShouldBe(catalogue.Counts, $"Seed {seed}, step {step}");
        }
    }

    private sealed class RandomCatalogue(World world, Random random)
    {
        private static readonly string[] s_names = ["blue mug", "blue", "bluebell", "red mug", "mug", "blue mug set"];
        private static readonly string[] s_categories = ["kitchen", "office", "o"];
        private static readonly string[] s_statuses = ["active", "draft", "archived"];
        private static readonly long[] s_prices = [0, 5, 5, 70, 1_000, 100_000_000_000];

        private readonly List<JsonNode> _products = [];

        public IEnumerable<string> Counts => _products.Where(p => (string)p["status"]! == "active")
            .GroupBy(p => (string)p["category"]!).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Count()}");

        public async Task ChangeAsync()
        {
            await world.AdvanceAsync(TimeSpan.FromMilliseconds(2));
            var choice = _products.Count < 4 ? 0 : random.Next(5);
            if (choice < 3)
            {
                _products.Add((await world.CreateAsync(Draft($"C-{_products.Count}"))).Body);
                return;
            }

            var at = random.Next(_products.Count);
            var (id, code) = ((string)_products[at]["id"]!, (string)_products[at]["code"]!);
            var tag = $"\"{_products[at]["version"]}\"";
            var changed = await Calls.SettleAsync(() => choice == 3
                ? world.Admin.PutAsync($"/products/{id}", Draft(code), tag)
                : world.Admin.DeleteAsync($"/products/{id}", tag));
            changed.Status.ShouldBe(choice == 3 ? HttpStatusCode.OK : HttpStatusCode.NoContent, changed.ToString());
            _products[at] = (await world.Admin.GetAsync($"/admin/products/{id}")).Body;
        }

        public (string Query, IEnumerable<string> Ids) AnyList()
        {
            var sort = Any<string>(["name", "-name", "price", "-price", "newest"]);
            var (category, word) = (Maybe(s_categories), Maybe(["blue", "mug", "b", "set", "x"]));
            var (status, from) = (Maybe(s_statuses), random.Next(3) == 0 ? Any(s_prices) : 0);
            var query = $"/admin/products?sort={sort}&limit={random.Next(1, 8)}{Part("category", category)}{Part("q", word)}"
                + Part("status", status) + (from > 0 ? $"&minPrice={from}" : "");
            var chosen = _products.Where(p => (long)p["price"]!["amount"]! >= from
                && (category is null || (string)p["category"]! == category)
                && (status is null || (string)p["status"]! == status)
                && (word is null || $" {p["productName"]}".Contains($" {word}", StringComparison.Ordinal)));
            return (query, s_statuses.SelectMany(s => Sorted(chosen.Where(p => (string)p["status"]! == s), sort)));
        }

        private static IEnumerable<string> Sorted(IEnumerable<JsonNode> products, string sort)
        {
            var keys = products.Select(p => (Id: (string)p["id"]!, Key: sort.TrimStart('-') switch
            {
                "name" => $"{p["productName"]} #{p["id"]}",
                "price" => $"{(long)p["price"]!["amount"]!:D15} {p["id"]}",
                _ => (string)p["id"]!,
            })).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Id);
            return sort is "name" or "price" ? keys : keys.Reverse();
        }

        private static string Part(string name, string? value) => value is null ? "" : $"&{name}={value}";

        private JsonObject Draft(string code) => Samples.Mug(code).With("productName", Any(s_names)).With("category", Any(s_categories))
            .With("price", Samples.Money(Any(s_prices))).With("status", random.Next(4) == 0 ? "draft" : "active");

        private T Any<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

        private string? Maybe(IReadOnlyList<string> choices) => random.Next(3) == 0 ? Any(choices) : null;
    }
}
